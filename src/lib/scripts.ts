/**
 * The browser's scripts: one classic file per entry, bundled from TypeScript.
 *
 * Classic rather than module scripts, because browsers refuse modules on pages opened from disk (`file:`).
 * The name carries the content's hash, so that a host may cache the file for ever.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { hashesOfSources, hashOfPackages, kept, keyed } from './cache.ts';
// eslint-disable-next-line no-restricted-imports -- goes with the bundling of scripts outside of Astro
import { drawerOptions } from '../diagrams/editor/bundle.ts';
import { styles } from './styles.ts';

/** Entry files by name, relative to the project's root. `early` or `scheme` stands inline in every
 * page's head, `lost` in the 404 page's, `embed` in a bare view's; `search` follows the index in a file that is made
 * when all pages are. */
const entries = {
  early: 'src/layout/early.ts',
  scheme: 'src/theme/stored.ts',
  embed: 'src/share/embed/embed.client.ts',
  frame: 'src/layout/frame.client.ts',
  site: 'src/layout/site.client.ts',
  share: 'src/share/share-popover.client.ts',
  lost: 'src/layout/not-found.client.ts',
  costs: 'src/costs/cost.client.ts',
  values: 'src/snippets/values.client.ts',
  search: 'src/search/search.client.ts',
  'search-page': 'src/search/page.client.ts',
  comparison: 'src/layout/comparison.client.ts',
  compare: 'src/comparison/compare.client.ts',
  take: 'src/comparison/export-menu.client.ts',
  choose: 'src/chooser/choose.client.ts',
  ask: 'src/comparison/ask.client.ts',
  figures: 'src/diagrams/client/figures.client.ts',
  editor: 'src/diagrams/editor/editor.client.ts',
  drawer: 'src/diagrams/editor/drawer.client.ts',
  read: 'src/read/read.client.ts',
  'read-worker': 'src/read/worker.client.ts',
} as const;

export type ScriptName = keyof typeof entries;

export interface Script {
  /** File name with the content's hash, e.g. `site.3fa9c1d2.js`. */
  file: string;
  code: string;
  /** Files that went in, from the project's root. */
  inputs: string[];
}

const keyOf = keyed(() => [hashOfPackages(), hashesOfSources('src')]);
const memo = new Map<ScriptName, Promise<Script>>();

async function bundle(name: ScriptName): Promise<Script> {
  return kept(keyOf(name), () => make(name), `script-${name}`);
}

async function make(name: ScriptName): Promise<Script> {
  const special: BuildOptions = name === 'drawer' ? await drawerOptions() : {};
  const result = await build({
    ...special,
    entryPoints: [path.resolve(entries[name])],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    plugins: [styles, ...(special.plugins ?? [])],
    metafile: true,
  });
  const code = result.outputFiles[0]!.text.trim();
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  const inputs = Object.entries(Object.values(result.metafile.outputs)[0]!.inputs);
  return {
    file: `${name}.${hash}.js`,
    code,
    inputs: inputs.filter(([, { bytesInOutput }]) => bytesInOutput).map(([file]) => file),
  };
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
  (name) => !['early', 'scheme', 'lost', 'embed', 'search'].includes(name),
);
