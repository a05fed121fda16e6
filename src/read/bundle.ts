/** The worker that reads, as one file: the parser of YAML without its other half, which writes. */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { once } from '../lib/memo.ts';
import { bundleWorker } from '../lib/worker-bundle.ts';

/** Nothing here is written as YAML, but the library's nodes name what would write them: a tenth of the whole. */
const readsOnly: Plugin = {
  name: 'reads-only',
  setup(build) {
    build.onLoad({ filter: /[/\\]yaml[/\\]browser[/\\]dist[/\\]stringify[/\\]/ }, async ({ path }) => {
      const names = /export \{([^}]*)\}/.exec(await readFile(path, 'utf8'))?.[1]?.split(',') ?? [];
      return { contents: names.map((name) => `export const ${name.trim()} = () => '';`).join('\n') };
    });
  },
};

/** Bundles the worker, once a build. */
export const bundleReader = once(() =>
  bundleWorker('reader-worker', 'src/read/worker.client.ts', async () => ({ plugins: [readsOnly] })),
);
