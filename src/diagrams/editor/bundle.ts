/** How the editor's worker is bundled: the build's engine with a browser's stand-ins for what only Node has. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { once } from '../../lib/memo.ts';
import { bundleWorker } from '../../lib/worker-bundle.ts';
import { readLook } from '../image/rules.ts';
import { runsOfFont } from '../measure/fallback.ts';

const FONTS = path.resolve('node_modules/@fontsource/inter/files');

/** Modules of Node and libraries that the engine names, and what the worker gets instead. */
const STANDINS: Record<string, string> = {
  // The font files travel inside the bundle.
  'node:fs': `
    import latin from '${FONTS}/inter-latin-400-normal.woff';
    import ext from '${FONTS}/inter-latin-ext-400-normal.woff';
    export const readFileSync = (file) => (file.includes('latin-ext') ? ext : latin);`,
  path: `
    export const join = (...parts) => parts.join('/');
    export const dirname = () => '';
    export default { join, dirname };`,
  'node:path': 'export * from "path"; export { default } from "path";',
  'node:url': 'export const fileURLToPath = () => "";',
  // Only WOFF 2 needs it; the font files are WOFF.
  'brotli/decompress.js': 'export default undefined;',
  'image-size/fromFile': 'export const imageSizeFromFile = () => undefined;',
  // Works only on a browser's document, of which the worker has none: what leaves it is built from text alone.
  dompurify: 'export default { addHook() {}, sanitize: (text) => text };',
};

/** Mermaid fetches its diagram types and layouts when one is asked for. Figures use these, and their own layout. */
const USED = /\/(?:flow|sequence|state)Diagram-/;

const standins: Plugin = {
  name: 'standins',
  setup(build) {
    const names = Object.keys(STANDINS).join('|');
    build.onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path: name }) => ({
      path: name,
      namespace: 'standin',
    }));
    build.onResolve({ filter: /./ }, ({ path: name, kind, importer }) =>
      kind === 'dynamic-import' && importer.includes('/node_modules/mermaid/') && !USED.test(name)
        ? { path: name, namespace: 'unused' }
        : undefined,
    );
    // Widths alone, where the build reads a font of 370 kB.
    build.onLoad({ filter: /measure[/\\]fallback\.ts$/ }, () => ({
      contents: `export const runsOfFont = () => ${JSON.stringify(runsOfFont())};`,
    }));
    build.onLoad({ filter: /.*/, namespace: 'standin' }, ({ path: name }) => ({
      contents: STANDINS[name]!,
      resolveDir: process.cwd(),
    }));
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
      contents: 'throw new Error("Diagrams of this type cannot be drawn here.");',
    }));
  },
};

/** Bundles the worker, once a build. */
export const bundleDrawer = once(() =>
  bundleWorker('drawer-worker', 'src/diagrams/editor/drawer.client.ts', async () => ({
    plugins: [standins],
    loader: { '.woff': 'binary' },
    define: { LOOK: JSON.stringify(await readLook()), 'import.meta.url': '""' },
  })),
);

/** The licenses of every package inside a bundle, as one text. @param inputs files that went in, from the project's root */
export function licenses(inputs: string[]): string {
  const folders = new Set(
    inputs.flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const parts = [...folders, 'node_modules/@fontsource/inter'].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<
      string,
      string
    >;
    const text = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'License', 'LICENCE'].flatMap((file) => {
      try {
        return [readFileSync(`${folder}/${file}`, 'utf8').trim()];
      } catch {
        return [];
      }
    })[0];
    return `${name} ${version} (${license ?? 'license below'})\n\n${text ?? 'The package carries no text of its license.'}`;
  });
  // By name, since the folders' own order depends on where the packages are kept.
  parts.sort();
  return `What the editor is made of, besides the guide's own code.\n\n${parts.join(`\n\n${'-'.repeat(70)}\n\n`)}\n`;
}
