import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { frontMatter } from './content/front-matter.ts';

const pages = defineCollection({
  loader: glob({ pattern: '**/*.mdx', base: './content' }),
  schema: frontMatter,
});

export const collections = { pages };
