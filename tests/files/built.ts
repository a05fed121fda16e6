/** The built files, read once for all tests that need no browser. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Nodes } from 'hast';
import { isListed, readBuilt, type BuiltPage } from '../../src/lib/built.ts';
import { elementsIn } from '../../src/lib/hast.ts';

if (!existsSync('dist/index.html')) throw new Error('dist/ is empty: run `npm run build` first');

export const built: BuiltPage[] = await readBuilt('dist');

/** Views for frames on other sites. */
export const bareViews = built.filter(({ file }) => file.startsWith('embed/'));
/** What readers come to: neither bare views nor moved pages nor the 404 page. */
export const pages = built.filter(({ tree }) => isListed(tree));

/** Text of a file of the built site. @param file path below `dist/` */
export const read = (file: string): string => readFileSync(path.join('dist', file), 'utf8');

/** The value of the first element's property of which another has a value. */
export function property(tree: Nodes, by: string, value: string, wanted: string): string | undefined {
  const found = elementsIn(tree).find(({ properties }) => [properties[by]].flat().join(' ') === value);
  return found && String(found.properties[wanted]);
}
