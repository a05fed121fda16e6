/** The built files, read once for all tests that need no browser. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isListed, readBuilt, type BuiltPage } from '../../src/lib/built.ts';

if (!existsSync('dist/index.html')) throw new Error('dist/ is empty: run `npm run build` first');

export const built: BuiltPage[] = await readBuilt('dist');

/** Views for frames on other sites. */
export const bareViews = built.filter(({ file }) => file.startsWith('embed/'));
/** What readers come to: neither bare views nor moved pages nor the 404 page. */
export const pages = built.filter(({ tree }) => isListed(tree));

/** Text of a file of the built site. @param file path below `dist/` */
export const read = (file: string): string => readFileSync(path.join('dist', file), 'utf8');
