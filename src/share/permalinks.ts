/**
 * The ledger of every address and fragment ever published. A build in which one no longer resolves fails;
 * `npm run permalinks` adds new ones and never removes.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { allIds, publishedIds } from './anchors.ts';

/** Fragments by path from the site's root; a path without any has an empty list. */
export type Ledger = Record<string, string[]>;

/** What a built site offers, by path: every fragment that resolves, and those that are published. */
export type Offer = Map<string, { resolves: Set<string>; published: string[] }>;

export const LEDGER = 'permalinks.json';

/** Files whose name carries their content's hash are not addresses, and a host's own files are not pages. */
const PRIVATE = /^(?:assets\/|_headers$|_redirects$|404\.html$)/;

/** Reads the built site. @param dist its folder */
export async function readOffer(dist: string): Promise<Offer> {
  const offer: Offer = new Map();
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !PRIVATE.test(file))
    .sort();
  for (const file of files) {
    const address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
    const html = file.endsWith('.html') ? await readFile(path.join(dist, file), 'utf8') : '';
    // A bare view repeats places of its page; they are published there.
    const published = address.startsWith('/embed/')
      ? []
      : publishedIds(html).filter((id) => !/^source-\d+$/.test(id));
    offer.set(address, { resolves: allIds(html), published });
  }
  return offer;
}

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
      'Moved a page? Add it to src/share/redirects.ts.',
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
