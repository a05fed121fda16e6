/** What changed at CircleCI lately, newest first. */
import { z } from 'astro/zod';
import { once } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';

const changesFile = z.array(
  z.strictObject({
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    title: z.string().min(1),
    text: z.string().min(1),
    /** Page of the guide that it concerns, from the root. */
    page: z.string().startsWith('/'),
    sources: z.array(z.string()).min(1),
  }),
);

export type Change = z.infer<typeof changesFile>[number];

export const loadChanges = once((): Change[] =>
  readYaml('content/changes.yaml', changesFile).sort((a, b) => b.date.localeCompare(a.date)),
);
