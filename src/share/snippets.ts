/** The snippets that a page shows, in its order, outside of its rendering: for bare views and the page as Markdown. */
import { attributesOf } from '../content/markdown.ts';
import type { Page } from '../content/pages.ts';
import { withoutFences } from '../content/snippets/page.ts';

export interface SnippetPlace {
  file: string;
  title: string;
  mark: string;
  /** Fragment on its page. */
  id: string;
  /** The page's file, from the project's root. */
  from: string;
}

export const idOfSnippet = (file: string): string => `snippet-${file.replaceAll('.', '-')}`;

export function snippetsOf(page: Page): SnippetPlace[] {
  const text = withoutFences(page.body ?? '');
  return [...text.matchAll(/<Snippet\s([^>]*)>/g)].map(([, tag]) => {
    const { file = '', title = '', mark = '' } = attributesOf(tag!);
    return { file, title, mark, id: idOfSnippet(file), from: page.filePath! };
  });
}
