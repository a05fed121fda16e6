/** What a page's front matter must look like. A page that does not stops the build, with its file and field. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { kindIds } from './content/kinds.ts';

const line = (max: number) => z.string().min(1).max(max);

const base = z.object({
  title: line(70),
  /** Explains the page out of context: search results, link previews. */
  description: z.string().min(50).max(160),
  lede: line(400).optional(),
  order: z.number().default(0),
  /** Retired fragments of the page and what replaced them: `old: new`. They keep working. */
  aliases: z.record(z.string(), z.string()).optional(),
});

const option = base.extend({
  kind: z.enum(kindIds),
  lede: line(400),
  /** When to pick it, for the list of options. */
  summary: line(70),
  pick: z.array(line(140)).length(3),
  not: z.array(line(140)).length(3),
});

/** A page without sidebar and contents, for what needs the window's whole width. */
const plain = base.extend({ wide: z.boolean().default(false) });

const pages = defineCollection({
  loader: glob({ pattern: '**/*.mdx', base: './content' }),
  schema: z.union([option.strict(), plain.strict()]),
});

export const collections = { pages };
