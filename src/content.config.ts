import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { CONTENT } from './content/root.ts';
import { frontMatter } from './content/front-matter.ts';

const pages = defineCollection({
  loader: glob({ pattern: '**/*.mdx', base: `./${CONTENT}` }),
  schema: frontMatter,
});

export const collections = { pages };
