/** How Vite bundles the browser's scripts, beyond its defaults. */
import type { Plugin } from 'vite';
import { IN_SCRIPTS, packageOf } from './licenses.ts';

/** Vite's wrapper around dynamic imports. It fetches ahead by addresses from the domain's root; the guide may live below. */
const PRELOAD_HELPER = '\0vite/preload-helper.js';

/** `YourValues.astro_astro_type_script_index_0_lang` is called `yourvalues`. */
const fileName = ({ name }: { name: string }) => `assets/${name.split('.')[0]!.toLowerCase()}.[hash].js`;

export function scripts(): Plugin {
  return {
    name: 'guide-scripts',
    enforce: 'pre',
    configEnvironment: (name) =>
      name === 'client'
        ? {
            build: {
              modulePreload: false,
              rolldownOptions: {
                output: {
                  entryFileNames: fileName,
                  chunkFileNames: fileName,
                  // What several scripts use is one file: every page has it, and a file costs a request.
                  codeSplitting: { groups: [{ name: 'shared', test: SHARED, minShareCount: 2 }] },
                },
              },
            },
          }
        : undefined,
    generateBundle(_options, bundle) {
      if (this.environment.name !== 'client') return;
      for (const file of Object.values(bundle)) {
        const inside = file.type === 'chunk' ? file.moduleIds.flatMap((id) => packageOf(id) ?? []) : [];
        const unknown = inside.find((folder) => !IN_SCRIPTS.includes(folder.replace('node_modules/', '')));
        if (unknown)
          this.error(
            `${unknown} reaches the browser: name it in IN_SCRIPTS (src/build/licenses.ts), for its license`,
          );
      }
    },
    load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}

const SHARED =
  /\/(?:lib\/(?:[\w-]+\.client|query)|placeholder|copy\.client|lazy\.client)\.ts$|preload-helper/;
