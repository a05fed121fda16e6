/** What changed at CircleCI lately, newest first. */
import { z } from 'astro/zod';
import { once } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';
import { checkKnown, each, mistakeAt } from './known.ts';
import { loadSources } from './load.ts';
import { id } from './model.ts';
import { CONTENT } from './root.ts';
import { pageFiles, pathOf } from './page-model.ts';

const FILE = `${CONTENT}/changes.yaml`;

export const changesFile = z.array(
  z.strictObject({
    /** Part of its address in the feed: never changes. */
    id,
    date: z.iso.date('write a date such as 2026-08-20'),
    title: z.string().min(1),
    text: z.string().min(1),
    /** Page of the guide that it concerns, from the root. */
    page: z.string().regex(/^\//, 'an address from the root'),
    sources: z.array(z.string()).min(1),
  }),
);

export type Change = z.infer<typeof changesFile>[number];

/** Newest first. @throws ContentError where a page or a source is not known, or an id stands twice */
export const loadChanges = once((): Change[] => {
  const changes = readYaml(FILE, changesFile);
  const named = changes.flatMap(({ sources }, index) => each(sources, index, 'sources'));
  checkKnown(FILE, 'source', 'content/sources.yaml', named, loadSources());
  const pages = changes.map(({ page }, index) => ({ name: page, path: [index, 'page'] }));
  checkKnown(FILE, 'page', CONTENT, pages, new Set(['/glossary/', ...pageFiles().map(pathOf)]));
  const twice = changes.findIndex(({ id }, index) => changes.findIndex((other) => other.id === id) < index);
  if (twice >= 0) throw mistakeAt(FILE, [twice, 'id'], `"${changes[twice]!.id}" stands here twice`);
  return changes.toSorted((a, b) => b.date.localeCompare(a.date, 'en'));
});
