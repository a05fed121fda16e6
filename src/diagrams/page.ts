/** The figures of a page, outside of its rendering: for the home page, previews and image files. */
import { readPage } from '../content/page-model.ts';
import type { Page } from '../content/pages.ts';
import { drawFigure, type Figure } from './figure.ts';

/** Draws every figure of a page, in the order of the page. */
export const pageFigures = (page: Page): Promise<Figure[]> =>
  Promise.all(readPage(page.filePath!).figures.map((fence) => drawFigure(fence)));
