/** The index, made in the browser out of the guide's entries. It comes once, with the first sign that it is wanted. */
import { fetchText } from '../lib/arrival.client.ts';
import { home } from '../lib/page-url.client.ts';
import type { Library } from './engine.ts';
import { fromColumns, type PackedData } from './entry.ts';

let coming: Promise<Library> | undefined;

/** After a failure the next call tries again. */
export function library(): Promise<Library> {
  return (coming ??= load().catch((error: unknown) => {
    coming = undefined;
    throw error;
  }));
}

async function load(): Promise<Library> {
  const { value: file } = document.querySelector<HTMLButtonElement>('button.find')!;
  const [{ open }, text] = await Promise.all([import('./engine.ts'), fetchText(`${home}assets/${file}`)]);
  const { columns, synonyms } = JSON.parse(text) as PackedData;
  const made = await open({ entries: fromColumns(columns), synonyms });
  // The first search is slow because nothing of it has run before: not under the reader's first letter, then.
  made.search('connection');
  return made;
}
