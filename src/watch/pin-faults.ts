/** Every version that a snippet pins is listed with its file in versions.yaml, and every listed one stands there. */
import { existsSync } from 'node:fs';
import { mistakeAt } from '../content/known.ts';
import { CONTENT } from '../content/root.ts';
import type { SnippetFile } from '../content/snippets/files.ts';
import { ContentError } from '../lib/content-error.ts';
import { pinsIn } from './pins.ts';
import { loadVersions, VERSIONS } from './versions.ts';

/** Mistakes of both sides. A guide without the list has none: it watches no versions. */
export function pinFaults(snippets: readonly SnippetFile[]): ContentError[] {
  if (!existsSync(VERSIONS)) return [];
  const versions = loadVersions();
  const listed = new Set(
    versions.flatMap(({ pinned, in: files }) => files.map((file) => `${CONTENT}/${file} ${pinned}`)),
  );
  const pins = snippets.flatMap(({ path, text }) => pinsIn(text).map((pin) => ({ path, ...pin })));
  const pinned = new Set(pins.map(({ path, version }) => `${path} ${version}`));
  return [
    ...pins
      .filter(({ path, version }) => !listed.has(`${path} ${version}`))
      .map(({ path, line, what, version }) => {
        const entry = versions.find((known) => known.pinned === version && known.name.includes(what));
        const where = entry ? `add the file to "in" of "${entry.name}"` : 'add it';
        return new ContentError(
          path,
          line,
          `${what} ${version} is pinned here and not in ${VERSIONS}: ${where}.`,
        );
      }),
    ...versions.flatMap((entry, index) =>
      entry.in.flatMap((file, at) =>
        pinned.has(`${CONTENT}/${file} ${entry.pinned}`)
          ? []
          : [mistakeAt(VERSIONS, [index, 'in', at], `${file} does not pin ${entry.pinned}`)],
      ),
    ),
  ];
}
