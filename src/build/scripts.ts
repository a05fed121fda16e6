/**
 * The browser's scripts: one classic file per entry, bundled from TypeScript.
 *
 * Classic rather than module scripts, because browsers refuse modules on pages opened from disk (`file:`).
 * The name carries the content's hash, so that a host may cache the file for ever.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { build, transform, type PluginBuild } from 'esbuild';

/** Entry files by name, relative to the project's root. `theme` stands inline in every
 * page's head, `lost` in the 404 page's; `search` follows the index in a file that is made when all pages are. */
const entries = {
  theme: 'src/theme/stored.ts',
  site: 'src/layout/site.live.ts',
  lost: 'src/layout/lost.live.ts',
  costs: 'src/facts/cost.live.ts',
  values: 'src/snippets/values.live.ts',
  search: 'src/search/search.live.ts',
  'search-page': 'src/search/page.live.ts',
} as const;

export type ScriptName = keyof typeof entries;

export interface Script {
  /** File name with the content's hash, e.g. `site.3fa9c1d2.js`. */
  file: string;
  code: string;
}

const memo = new Map<ScriptName, Promise<Script>>();

function styles(build: PluginBuild): void {
  build.onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
    const { code } = await transform(await readFile(file, 'utf8'), { loader: 'css', minify: true });
    return { contents: code, loader: 'text' };
  });
}

async function bundle(name: ScriptName): Promise<Script> {
  const result = await build({
    entryPoints: [path.resolve(entries[name])],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    // A style that travels with its script, for pages that may never need it.
    plugins: [{ name: 'style', setup: styles }],
  });
  const code = result.outputFiles[0]!.text.trim();
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  return { file: `${name}.${hash}.js`, code };
}

/** Bundles an entry. Once per build; in development on every call, so that an edit shows at once. */
export function script(name: ScriptName): Promise<Script> {
  if (import.meta.env?.DEV) return bundle(name);
  let made = memo.get(name);
  if (!made) memo.set(name, (made = bundle(name)));
  return made;
}

/** Scripts that are files of their own, loaded after the first paint. */
export const scriptFiles = (Object.keys(entries) as ScriptName[]).filter(
  (name) => name !== 'theme' && name !== 'lost' && name !== 'search',
);
