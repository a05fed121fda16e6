/** Sections of the pages by address: what a link to one says, and whether it leads anywhere. */
import { existsSync } from 'node:fs';
import { z } from 'astro/zod';
import { readPage } from './page-model.ts';
import { CONTENT } from './root.ts';

/** Sections of an option's page that its runbook is made of. */
export const RUNBOOK = ['Set it up', 'Remove it'];

/** Address of a section, from the root. */
export const section = z
  .string()
  .regex(/^\/(?:[a-z0-9-]+\/)+#[a-z0-9_-]+$/, 'needs a section of a page, such as /a/b/#c');

/** Title of the section at an address such as `/topic/option/#set-it-up`; undefined when there is none. */
export function sectionAt(address: string): string | undefined {
  const [path, fragment] = address.split('#') as [string, string];
  const stem = `${CONTENT}${path.slice(0, -1)}`;
  const file = [`${stem}.mdx`, `${stem}/index.mdx`].find((one) => existsSync(one));
  return file && readPage(file).headings.find(({ id }) => id === fragment)?.text;
}
