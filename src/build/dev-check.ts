/**
 * In development, the mistakes of a page stand in place of the page, in Astro's overlay: the same that
 * `npm run check:content` finds. Mistakes in data files come from whoever reads them.
 */
import { defineMiddleware } from 'astro:middleware';
import { readable } from '../content/check-guide.ts';
import { throwAll } from '../lib/content-error.ts';
import { pageFaults } from './content.ts';

export const onRequest = defineMiddleware(async ({ url }, next) => {
  const { pages, faults } = readable();
  // A page that cannot be read has no address: its mistake shows wherever the writer looks.
  throwAll(faults);
  const page = pages.find(({ path }) => path === url.pathname);
  if (page) throwAll(await pageFaults(page, pages));
  return next();
});
