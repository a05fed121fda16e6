/** Follows every address in every attribute of every built page, and every absolute one in every other text. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addressesOf } from '../../src/build/relative.ts';
import { filesBelow, readBuilt } from '../../src/lib/built.ts';
import { elementsIn, idOf, textOf } from '../../src/lib/hast.ts';

/** Hold no addresses, though they may look like one: keys to press, names of files, text. */
export const PROSE = new Set([
  'ariaKeyShortcuts',
  'ariaLabel',
  'title',
  'alt',
  'placeholder',
  'pattern',
  'd',
]);
/** Begins as an address inside the site does, or is the name of a script that another finds beside itself. */
const LIKE_ADDRESS = /^(?:\.{0,2}\/|#)|^[\w-]+\.[\da-f]{8}\.js$/;
const TEXTS = /\.(?:json|xml|txt|md)$/;

export interface Crawl {
  /** How many addresses were followed inside the site. */
  followed: number;
  /** `page: attribute="value"` of each that leads nowhere. */
  dead: string[];
}

/**
 * @param dist the built site
 * @param site the address that it was built for, with a slash at its end
 * @param base path that it is served under, with slashes at both ends
 */
export async function crawl(dist: string, site: string, base: string): Promise<Crawl> {
  const files = new Set(await filesBelow(dist));
  const pages = await readBuilt(dist);
  const ids = new Map(pages.map(({ file, tree }) => [file, new Set(elementsIn(tree).map(idOf))]));
  const origin = 'http://served.example';
  const crawl: Crawl = { followed: 0, dead: [] };

  /** Whether a path below the root, with its fragment, is there. */
  function isThere(place: string): boolean {
    const [target, fragment = ''] = place.split('#') as [string, string?];
    const name = decodeURIComponent(target.split('?')[0]!);
    const file = name === '' || name.endsWith('/') ? `${name}index.html` : name;
    const known = ids.get(file);
    return files.has(file) && (!fragment || !known || known.has(decodeURIComponent(fragment)));
  }

  /** @param from address of the page as it is served @param root where the site is served */
  function follow(where: string, value: string, from: string, root: string): void {
    if (!URL.canParse(value, from)) {
      crawl.dead.push(where);
      return;
    }
    const { href } = new URL(value, from);
    const start = [root, site].find((one) => href.startsWith(one));
    // Other sites are not asked; an address of this one that lost its sub-path is not another site.
    const isOwn = [root, site].some((one) => href.startsWith(new URL(one).origin));
    if (!start && !isOwn) return;
    crawl.followed += 1;
    if (!start || !isThere(href.slice(start.length))) crawl.dead.push(where);
  }

  const absolute = new RegExp(`${RegExp.escape(new URL(site).origin)}/[^\\s"'<>)\\]\`\\\\]*`, 'g');
  /** Follows what names this site in text. */
  function followAll(file: string, text: string): void {
    for (const [value] of text.matchAll(absolute))
      follow(`${file}: ${value}`, value.replace(/[.,;:]$/, '').replaceAll('&amp;', '&'), site, site);
  }

  for (const { file, address, tree } of pages) {
    // The 404 page answers anywhere, and knows only the path that it was built for.
    const root = origin + (file === '404.html' ? new URL(site).pathname : base);
    const from = file === '404.html' ? `${root}no/such/page/` : root + address.slice(1);
    const own = ids.get(file)!;
    for (const element of elementsIn(tree)) {
      if (element.properties['type'] === 'application/ld+json') followAll(file, textOf(element));
      const known = addressesOf(element);
      for (const [name, held] of Object.entries(element.properties)) {
        if (typeof held !== 'string' || PROSE.has(name) || name === 'id') continue;
        const isAddress =
          (known.includes(name) && name !== 'value') || LIKE_ADDRESS.test(held) || held.startsWith(site);
        if (!isAddress || (name === 'content' && !/^https?:/.test(held))) continue;
        for (const value of /srcset/i.test(name)
          ? held.split(/,\s+/).map((one) => one.split(' ')[0]!)
          : [held])
          if (value.startsWith('#')) {
            crawl.followed += 1;
            if (!own.has(decodeURIComponent(value.slice(1)))) crawl.dead.push(`${file}: ${name}="${value}"`);
          } else follow(`${file}: ${element.tagName} ${name}="${value}"`, beside(value), from, root);
      }
    }

    /** Scripts name each other, and stand together. */
    function beside(value: string): string {
      return /^[\w-]+\.[\da-f]{8}\.js$/.test(value) ? `${root}assets/${value}` : value;
    }
  }

  for (const file of files) {
    if (!TEXTS.test(file)) continue;
    // A feed's ids only look like addresses.
    followAll(file, readFileSync(path.join(dist, file), 'utf8').replace(/<id>[^<]*<\/id>/g, ''));
  }
  return crawl;
}
