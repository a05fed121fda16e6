/** Serves the built site for all tests: at a root, and under a sub-path. */
import { existsSync } from 'node:fs';
import { serve } from '../../src/lib/serve.ts';
import { headersOf } from '../../src/share/headers.ts';

export default async function setup(): Promise<() => Promise<void>> {
  if (!existsSync('dist/index.html')) throw new Error('dist/ is empty: run `npm run build` first');
  const root = await serve('dist', { headers: headersOf });
  const nested = await serve('dist', { base: '/a/b/', headers: headersOf });
  process.env['SITE_ROOT'] = root.url;
  process.env['SITE_NESTED'] = nested.url;
  return async () => {
    await root.close();
    await nested.close();
  };
}
