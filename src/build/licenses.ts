/** Licenses of the packages that reach a browser: the notice that most of them ask for. */
import { readFileSync } from 'node:fs';

/** Packages inside of pages' scripts. `scripts.ts` holds the list complete; the workers' own bundles tell theirs. */
export const IN_SCRIPTS: readonly string[] = ['minisearch'];
/** Its widths measure the labels of drawings. */
const FONT = 'node_modules/@fontsource/inter';

/** Folder of the package that a file belongs to, or undefined for the guide's own. */
export const packageOf = (file: string): string | undefined =>
  /^.*?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

const TEXTS = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'License', 'LICENCE'];

/** A package that reaches a browser. */
export interface Shipped {
  /** Where it is kept, from the project's root, with no slash at the end. */
  folder: string;
  name: string;
  version: string;
  /** As it calls it itself: an id or an expression of SPDX. */
  license: string | undefined;
}

/**
 * All that reaches a browser, by name.
 * @param inputs files that went into bundles, from the project's root
 */
export function shipped(inputs: readonly string[]): Shipped[] {
  const folders = new Set([
    ...inputs.flatMap((file) => packageOf(file) ?? []),
    ...IN_SCRIPTS.map((name) => `node_modules/${name}`),
    FONT,
  ]);
  const packages = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Shipped;
    return { folder, name, version, license };
  });
  // The folders' own order depends on where the packages are kept.
  return packages.sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

/** @param inputs files that went into bundles, from the project's root */
export function licenses(inputs: readonly string[]): string {
  const parts = shipped(inputs).map(({ folder, name, version, license }) => {
    const text = TEXTS.flatMap((file) => {
      try {
        return [readFileSync(`${folder}/${file}`, 'utf8').trim()];
      } catch {
        return [];
      }
    })[0];
    return `${name} ${version} (${license ?? 'license below'})\n\n${text ?? 'The package carries no text of its license.'}`;
  });
  return `What the guide's scripts are made of, besides its own code.\n\n${parts.join(`\n\n${'-'.repeat(70)}\n\n`)}\n`;
}
