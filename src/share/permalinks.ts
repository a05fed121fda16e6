/**
 * The ledger of every address and fragment ever published. A build in which one no longer resolves fails;
 * `npm run permalinks` adds new ones and never removes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { LEDGER } from '../content/places.ts';
import { addressOfFile, filesBelow, readBuilt, type BuiltPage } from '../lib/built.ts';
import { placesOf, type Places } from './anchors.ts';

/** Fragments by path from the site's root; a path without any has an empty list. */
export type Ledger = Record<string, string[]>;

/** What a built site offers, by path: every fragment that resolves, and those that are published. */
export type Offer = Map<string, Places>;

/** Files whose name carries their content's hash are not addresses, and a host's own files are not pages. */
const PRIVATE = /^(?:assets\/|_astro\/|_headers$|404\.html$)/;

/** What a built site offers. @param pages its pages, with finished trees */
export async function offerOf(dist: string, pages: readonly BuiltPage[]): Promise<Offer> {
  const places = new Map(pages.map(({ file, tree }) => [file, placesOf(tree)]));
  const files = (await filesBelow(dist)).filter((file) => !PRIVATE.test(file));
  return new Map(
    files.map((file): [string, Places] => {
      const { resolves, published } = places.get(file) ?? { resolves: new Set(), published: [] };
      // A bare view repeats places of its page; they are published there.
      const own = file.startsWith('embed/') ? [] : published.filter((id) => !/^source-\d+$/.test(id));
      return [addressOfFile(file), { resolves, published: own }];
    }),
  );
}

/** Reads a built site from its folder. */
export const readOffer = async (dist: string): Promise<Offer> => offerOf(dist, await readBuilt(dist));

/** Published addresses that no longer resolve, as a reader would write them. */
export function broken(ledger: Ledger, offer: Offer): string[] {
  return Object.entries(ledger).flatMap(([address, fragments]) => {
    const found = offer.get(address);
    if (!found) return [address];
    return fragments.filter((id) => !found.resolves.has(id)).map((id) => `${address}#${id}`);
  });
}

/** Addresses of the built site that the ledger lacks. */
export function unrecorded(ledger: Ledger, offer: Offer): string[] {
  return [...offer].flatMap(([address, { published }]) => {
    const known = ledger[address];
    const fragments = published.filter((id) => !known?.includes(id)).map((id) => `${address}#${id}`);
    return known ? fragments : [address, ...fragments];
  });
}

/** The ledger with everything new, sorted; nothing is ever taken out. */
export function merge(ledger: Ledger, offer: Offer): Ledger {
  const paths = [...new Set([...Object.keys(ledger), ...offer.keys()])].sort();
  return Object.fromEntries(
    paths.map((address) => [
      address,
      [...new Set([...(ledger[address] ?? []), ...(offer.get(address)?.published ?? [])])].sort(),
    ]),
  );
}

/** @throws Error listing what no longer resolves, with the way out */
export function check(ledger: Ledger, offer: Offer): void {
  const lost = broken(ledger, offer);
  if (!lost.length) return;
  throw new Error(
    `${lost.length} published ${lost.length === 1 ? 'address' : 'addresses'} would stop working:\n` +
      `${lost.map((address) => `  ${address}`).join('\n')}\n` +
      'Renamed a heading or figure? Add `aliases: { old-fragment: new-fragment }` to the front matter of its page.\n' +
      'Moved a page? Leave a signpost at its address in content/moved/.\n' +
      `Only recorded, never published? Take the record back: git checkout ${LEDGER}`,
  );
}

export async function readLedger(): Promise<Ledger> {
  try {
    return JSON.parse(await readFile(LEDGER, 'utf8')) as Ledger;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** One line an address, so that a change shows as what it is. */
export const format = (ledger: Ledger): string =>
  `{\n${Object.entries(ledger)
    .map(([address, fragments]) => `  ${JSON.stringify(address)}: ${JSON.stringify(fragments)}`)
    .join(',\n')}\n}\n`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const ledger = await readLedger();
  const offer = await readOffer('dist');
  const added = unrecorded(ledger, offer);
  try {
    if (!offer.size) throw new Error('dist/ is empty: run `npm run build` first');
    check(ledger, offer);
    await writeFile(LEDGER, format(merge(ledger, offer)));
    console.log(`${LEDGER}: ${added.length} new, none removed.`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
