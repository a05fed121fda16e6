/** The figures of a page, outside of its rendering: for the home page, previews, image files and tests. */
import type { Page } from '../content/pages.ts';
import { drawFigure, type Fence, type Figure } from './figure.ts';

const FENCE = /^```mermaid[ \t]*([^\n]*)\n([\s\S]*?)^```[ \t]*$/gm;

/**
 * Mermaid fences of an MDX text.
 * @param file path as errors show it
 * @param offset lines that stand in the file before the text, such as front matter
 */
export function findFences(text: string, file: string, offset = 0): Fence[] {
  return [...text.matchAll(FENCE)].map((match) => ({
    source: match[2]!,
    meta: match[1]!.trim(),
    file,
    line: offset + text.slice(0, match.index).split('\n').length,
  }));
}

/** Draws every figure of a page, in the order of the page. */
export const pageFigures = (page: Page): Promise<Figure[]> =>
  Promise.all(findFences(page.body ?? '', page.filePath ?? page.id).map(drawFigure));
