/** How the editor's worker is bundled: the build's engine with a browser's stand-ins for what only Node has. */
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
