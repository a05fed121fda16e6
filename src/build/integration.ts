/**
 * Wires the guide into Astro: checks the content first, finishes every built page, and reloads the browser when a content
 * file is saved.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { CONTENT } from '../content/root.ts';
import { throwAll } from '../lib/content-error.ts';
import { contentFaults } from './content.ts';
import { postprocess } from './postprocess.ts';

export function guide(): AstroIntegration {
  return {
    name: 'guide',
    hooks: {
      'astro:config:setup': async ({ command, addMiddleware }) => {
        if (command === 'build') throwAll(await contentFaults());
        if (command === 'dev')
          addMiddleware({ entrypoint: new URL('dev-check.ts', import.meta.url), order: 'pre' });
      },
      'astro:server:setup': ({ server }) => {
        const content = path.resolve(CONTENT);
        server.watcher.add(content);
        server.watcher.on('change', (file) => {
          if (file.startsWith(content) && !file.endsWith('.mdx')) server.ws.send({ type: 'full-reload' });
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const count = await postprocess(fileURLToPath(dir));
        logger.info(`${count} pages finished: relative links, content-security policy`);
      },
    },
  };
}
