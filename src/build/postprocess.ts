/**
 * What happens to the pages that Astro built, in one pass over their trees: search reads them, their places get
 * addresses, their references become relative, and each gets its content-security policy.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Nodes } from 'hast';
import { readAliases, type Aliases } from '../content/aliases.ts';
import { readFolds } from '../content/folds.ts';
import { siteUrl } from '../lib/address.ts';
import { readBuilt, type BuiltPage } from '../lib/built.ts';
import { elementsIn, findElement, stringify } from '../lib/hast.ts';
import { SEARCH_FILE, writeSearch } from '../search/build.ts';
import { addAliases, addSelfLinks, nameTables } from '../share/anchors.ts';
import { check, offerOf, readLedger } from '../share/permalinks.ts';
import { publish } from '../share/site-files.ts';
import { expectDrawing } from './first-frame.ts';
import { foldSections } from './fold.ts';
import { joinInline, secure } from './policy.ts';
import { keepDates, keepFlags, labelCells } from './reading.ts';
import { relativize, upFrom } from './relative.ts';

/**
 * Gives every place of a page an address, for ever, and folds what the page folds.
 * @throws Error naming the file of an alias that leads nowhere
 */
export function addPlaces(tree: Nodes, folds: readonly string[], aliases?: Aliases): void {
  const main = findElement(tree, 'main');
  if (main) {
    nameTables(main);
    foldSections(main, folds);
    addSelfLinks(main);
  }
  if (!aliases) return;
  try {
    addAliases(tree, aliases.fragments);
  } catch (error) {
    throw new Error(`${aliases.file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Puts the name of the search library where it goes. */
function nameSearch(tree: Nodes, file: string): void {
  for (const { properties } of elementsIn(tree))
    if (properties['value'] === SEARCH_FILE) properties['value'] = file;
}

/** @returns the finished page as HTML; its tree is changed */
export function finish(
  { file, address, tree }: BuiltPage,
  search: string,
  folds: readonly string[] = [],
  aliases?: Aliases,
): string {
  // A bare view is one place already; its links lead to the page.
  if (!address.startsWith('/embed/')) addPlaces(tree, folds, aliases);
  const main = findElement(tree, 'main');
  if (main) {
    labelCells(main);
    keepDates(main);
    keepFlags(main);
  }
  expectDrawing(tree);
  nameSearch(tree, search);
  // The 404 page answers at any depth, so its addresses start at the root of the domain that it was built for.
  relativize(tree, file === '404.html' ? siteUrl.pathname : upFrom(file));
  return secure(joinInline(stringify(tree)));
}

/**
 * Finishes a site that Astro has built. @returns the number of pages
 * @throws Error where an alias leads nowhere or a published address would stop working
 */
export async function postprocess(dist: string): Promise<number> {
  const aliases = readAliases();
  const folds = readFolds();
  const pages = await readBuilt(dist);
  const search = await writeSearch(dist, pages);
  await Promise.all(
    pages.map((page) =>
      writeFile(
        path.join(dist, page.file),
        finish(page, search, folds.get(page.address), aliases.get(page.address)),
      ),
    ),
  );
  await publish(dist, pages);
  check(await readLedger(), await offerOf(dist, pages));
  return pages.length;
}
