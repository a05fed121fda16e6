/** The pages of the built site, and which of them stands for its kind. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isListed, readBuilt } from '../../src/lib/built.ts';
import { findElement, textOf } from '../../src/lib/hast.ts';

export interface Page {
  /** Address from the root of the site, e.g. `/private-connectivity/vpn/`; a file's own name if it is no folder's index. */
  address: string;
  /** Pages of one kind share a layout, so what is slow or wrong on one is so on all. */
  kind: string;
  html: string;
  /** Whether search engines may list it: neither embeds nor the page for wrong addresses. */
  listed: boolean;
}

const TOOLS = ['choose', 'compare', 'security', 'costs', 'troubleshooting'];

/** @param address from the root of the site, with both slashes */
export function kindOf(address: string): string {
  const [first = 'home', second = 'problem', below] = address.split('/').filter(Boolean);
  if (first !== 'private-connectivity') return first;
  if (below) return below;
  return second === 'problem' || TOOLS.includes(second) ? second : 'option';
}

/** Every page below `dist`, those that only lead on to another address left out. */
export async function readPages(dist: string): Promise<Page[]> {
  const built = await readBuilt(dist);
  return built
    .filter(({ tree }) => !textOf(findElement(tree, 'title') ?? tree).startsWith('Moved: '))
    .map(({ file, address, tree }) => ({
      address,
      kind: kindOf(address),
      html: readFileSync(path.join(dist, file), 'utf8'),
      listed: isListed(tree),
    }));
}

/**
 * One page of each kind: the one of middle weight, and of two in the middle the heavier.
 * @param weigh weight of a page, in any unit
 */
export function typical(pages: readonly Page[], weigh: (page: Page) => number): Map<string, Page> {
  const groups = Map.groupBy(pages, ({ kind }) => kind);
  return new Map(
    [...groups].map(([kind, group]) => {
      const sorted = group.toSorted((a, b) => weigh(a) - weigh(b));
      return [kind, sorted[Math.floor(sorted.length / 2)]!];
    }),
  );
}
