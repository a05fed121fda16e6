/** Lets a script import its stylesheet as text: styles that only a script can bring about come with it. */
import { readFile } from 'node:fs/promises';
import { transform, type Plugin } from 'esbuild';

export const styles: Plugin = {
  name: 'styles',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};
