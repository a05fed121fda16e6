/** The glossary: every term of art, explained once. */
import { z } from 'astro/zod';
import { once } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';

const glossaryFile = z.record(
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

export const loadGlossary = once((): Entry[] =>
  Object.entries(readYaml('content/glossary.yaml', glossaryFile))
    .map(([id, entry]) => ({ id, ...entry }))
    .sort((a, b) => a.term.localeCompare(b.term, 'en')),
);
