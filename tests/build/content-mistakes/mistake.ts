/** How a mistake of a writer is told: an edit of sound content, with the line and the words of its error. */
import { loadTopics, type Topic } from '../../../src/content/topics.ts';

export const [{ folder: TOPIC, path: AT }] = loadTopics() as [Topic];

export interface Mistake {
  what: string;
  /** From the project's root. */
  file: string;
  /** The file's text made wrong; undefined removes the file. */
  edit: (text: string) => string | undefined;
  /** What marks the line that the error has to name: the first that holds it; a number is the line itself. */
  at: string | number;
  /** Words of the error. */
  says: RegExp;
  /** File that the error names, where it is another one. */
  named?: string;
}

export const HEAD = `---
title: A page
description: A page of the test, with a description that is long enough to pass as one of the guide.
order: 9
---
`;
export const PAGE = 'content/about/a-page.mdx';
export const OPTION = `${TOPIC}/vpn/index.mdx`;
export const RULES = `${TOPIC}/vpn/firewall.yaml`;
export const SNIPPET = `${TOPIC}/vpn/config.yml`;
export const FACTS = `${TOPIC}/vpn/facts.yaml`;
export const THREATS = `${TOPIC}/vpn/threats.yaml`;

/** A page of its own with this body. */
export const page = (what: string, body: string, at: string | number, says: RegExp): Mistake => ({
  what,
  file: PAGE,
  edit: () => `${HEAD}\n${body}\n`,
  at,
  says,
});
export const head = (what: string, lines: string, at: string | number, says: RegExp): Mistake => ({
  what,
  file: PAGE,
  edit: () => `---\n${lines}\norder: 9\n---\n\nText.\n`,
  at,
  says,
});
export const figure = (lines: string, words = 'flows id=fig-a') =>
  `\`\`\`mermaid ${words}\nflowchart LR\naccTitle: A title\naccDescr: A description.\n${lines}\n\`\`\``;
/** Lines at the end of a data file. */
export const added = (
  what: string,
  file: string,
  lines: string,
  at: string | number,
  says: RegExp,
): Mistake => ({
  what,
  file,
  edit: (text) => `${text.trimEnd()}\n${lines}\n`,
  at,
  says,
});
export const changed = (
  what: string,
  file: string,
  [from, to]: [RegExp, string],
  at: string | number,
  says: RegExp,
): Mistake => ({ what, file, edit: (text) => text.replace(from, to), at, says });

export const title = 'title: A page';
export const description =
  'description: A page of the test, with a description that is long enough to pass as one of the guide.';
