/**
 * Wires the guide into Astro: checks the content first, finishes every built page, and reloads the browser when a content
 * file is saved.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { throwAll } from '../lib/content-error.ts';
import { contentFaults } from './content.ts';
import { pruneStyles } from './prune.ts';
import { relativize } from './relative.ts';
import { joinInline, secure } from './policy.ts';
import { SEARCH_FILE, writeSearch } from '../search/build.ts';
import { readAliases } from '../content/aliases.ts';
import { addPlaces } from '../share/finish.ts';
import { check, readLedger, readOffer } from '../share/permalinks.ts';
import { publish } from '../share/site-files.ts';

async function finishPages(dist: string): Promise<number> {
  const aliases = readAliases();
  const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.html'));
  const pages = await Promise.all(
    files.map(async (file) => ({ file, html: await readFile(path.join(dist, file), 'utf8') })),
  );
  const search = await writeSearch(
    dist,
    pages.map(({ file, html }) => ({
      path: `/${file.replaceAll(path.sep, '/')}`.replace(/index\.html$/, ''),
      html,
    })),
  );
  await Promise.all(
    pages.map(async ({ file, html: built }) => {
      const address = `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
      // A bare view is one place already; its links lead to the page.
      const html = address.startsWith('/embed/') ? built : addPlaces(built, aliases.get(address));
      const named = html.replaceAll(`"${SEARCH_FILE}"`, `"${search}"`);
      const depth = file.split(path.sep).length - 1;
      // The 404 page answers at any depth: its addresses stay absolute, and its script corrects them under a sub-path.
      const placed = file === '404.html' ? named : relativize(named, depth);
      await writeFile(
        path.join(dist, file),
        secure(joinInline(pruneStyles(placed, path.join(dist, 'assets')))),
      );
    }),
  );
  return files.length;
}

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
        const content = path.resolve('content');
        server.watcher.add(content);
        server.watcher.on('change', (file) => {
          if (file.startsWith(content) && !file.endsWith('.mdx')) server.ws.send({ type: 'full-reload' });
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const count = await finishPages(fileURLToPath(dir));
        await publish(fileURLToPath(dir));
        check(await readLedger(), await readOffer(fileURLToPath(dir)));
        logger.info(`${count} pages finished: relative links, content-security policy`);
      },
    },
  };
}
