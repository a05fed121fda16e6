/** How Vite bundles the browser's scripts, beyond its defaults. */
import type { Plugin } from 'vite';

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
    load: (id) => (id === PRELOAD_HELPER ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}

const SHARED = /\/(?:lib\/[\w-]+\.client|placeholder|copy\.client|lazy\.client)\.ts$|preload-helper/;
