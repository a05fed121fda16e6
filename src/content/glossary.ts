/** The glossary: every term of art, explained once. */
import { z } from 'astro/zod';
import { once } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';
import { checkKnown, each } from './known.ts';
import { loadSources } from './load.ts';
import { CONTENT } from './root.ts';

const FILE = `${CONTENT}/glossary.yaml`;

export const glossaryFile = z.record(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  z.strictObject({
    term: z.string().min(1),
    text: z.string().min(1),
    /** Other words that readers use or search for. */
    also: z.array(z.string()).default([]),
    sources: z.array(z.string()).default([]),
    judgement: z.boolean().default(false),
  }),
);

export type Entry = z.infer<typeof glossaryFile>[string] & { id: string };

/** By term. @throws ContentError where a source is not in content/sources.yaml */
export const loadGlossary = once((): Entry[] => {
  const entries = Object.entries(readYaml(FILE, glossaryFile));
  const named = entries.flatMap(([id, { sources }]) => each(sources, id, 'sources'));
  checkKnown(FILE, 'source', 'content/sources.yaml', named, loadSources());
  return entries.map(([id, entry]) => ({ id, ...entry })).sort((a, b) => a.term.localeCompare(b.term, 'en'));
});
