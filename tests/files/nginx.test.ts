/** hosting/nginx.conf on a real nginx, at a root and under a sub-path. Left out, and said, where there is none. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from '../../src/lib/testing/temporary-folder.ts';
import { headersOf } from '../../src/share/headers.ts';
import { freePort } from '../free-port.ts';

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find((file) => {
  try {
    execFileSync(file, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** The file as it is shipped; only place, port and the sub-path's 404 page differ, as the file says they may. */
async function startNginx(base: string): Promise<{ url: string; server: ChildProcess }> {
  const folder = temporaryFolder();
  const root = path.join(folder, 'root');
  mkdirSync(path.join(root, path.dirname(base)), { recursive: true });
  if (base === '/') symlinkSync(path.resolve('dist'), path.join(folder, 'site'));
  else cpSync('dist', path.join(root, base), { recursive: true });
  const port = await freePort();
  const config = readFileSync('hosting/nginx.conf', 'utf8')
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/guide;', `root ${base === '/' ? path.join(folder, 'site') : root};`)
    .replaceAll(' /404.html;', ` ${base}404.html;`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const asRoot = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `${asRoot} daemon off; pid ${folder}/pid; error_log stderr warn; events {} http { access_log off; ${temporary}\n${config}\n}`,
  );
  const server = spawn(NGINX!, ['-c', path.join(folder, 'nginx.conf'), '-p', folder], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const url = `http://127.0.0.1:${port}${base}`;
  for (let tries = 0; tries < 100; tries += 1) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) break;
    await wait(100);
  }
  return { url, server };
}

for (const base of ['/', '/docs/guide/']) {
  test(`nginx serves the guide at ${base}`, { skip: !NGINX && 'no nginx' }, async () => {
    const { url, server } = await startNginx(base);
    try {
      const get = (address: string, headers: Record<string, string> = {}) =>
        fetch(new URL(address, url), { redirect: 'manual', headers });
      const page = await get('private-connectivity/vpn/', { 'accept-encoding': 'gzip' });
      assert.equal(page.status, 200);
      assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(page.headers.get('content-encoding'), 'gzip');
      assert.match(page.headers.get('vary')!, /accept-encoding/i);
      const agrees = ({ headers }: Response, file: string) => {
        for (const [name, value] of Object.entries(headersOf(file)))
          assert.equal(headers.get(name), value, `${file}: ${name}`);
      };
      agrees(page, 'private-connectivity/vpn/');
      const html = await page.text();

      const again = await get('private-connectivity/vpn/', { 'if-none-match': page.headers.get('etag')! });
      assert.equal(again.status, 304);

      const slash = await get('private-connectivity/vpn?x=1');
      assert.deepEqual(
        [slash.status, slash.headers.get('location')],
        [301, `${base}private-connectivity/vpn/?x=1`],
      );

      const slashes = await get(`${base}private-connectivity///vpn/?x=1`);
      assert.deepEqual(
        [slashes.status, slashes.headers.get('location')],
        [301, `${base}private-connectivity/vpn/?x=1`],
      );

      const embed = await get('embed/private-connectivity/vpn/');
      assert.equal(embed.status, 200);
      agrees(embed, 'embed/private-connectivity/vpn/');
      assert.doesNotMatch(embed.headers.get('content-security-policy')!, /frame-ancestors/);
      assert.equal(embed.headers.get('x-frame-options'), null);

      const script = /src="\.\.\/\.\.\/(assets\/base\.[^"]+)"/.exec(html)![1]!;
      agrees(await get(script), script);
      agrees(await get('figures/fig-closed.svg'), 'figures/fig-closed.svg');

      const types: Record<string, string> = {
        'private-connectivity/vpn/index.md': 'text/markdown; charset=utf-8',
        'feed.xml': 'application/xml; charset=utf-8',
        'llms.txt': 'text/plain; charset=utf-8',
        'preview.png': 'image/png',
        'icon.svg': 'image/svg+xml',
        '.well-known/security.txt': 'text/plain; charset=utf-8',
        'private-connectivity/ip-ranges/circleci.nft': 'text/plain; charset=utf-8',
      };
      for (const [address, type] of Object.entries(types)) {
        const response = await get(address);
        assert.deepEqual(
          [address, response.status, response.headers.get('content-type')],
          [address, 200, type],
        );
      }

      // A folder without a page, such as those of scripts and figures, is told like any other address that is none.
      for (const folder of ['assets/', 'figures/', 'advanced_concepts/', 'assets/gone.js']) {
        const nothing = await get(folder);
        assert.equal(nothing.status, 404, folder);
        agrees(nothing, '404.html');
        assert.match(await nothing.text(), /This page does not exist/, folder);
      }

      const missing = await get('no/such/page/');
      assert.equal(missing.status, 404);
      assert.match(await missing.text(), /This page does not exist/);
      assert.equal((await get('_headers')).status, 404);

      const old = await get('advanced_concepts/hybrid_connectivity.html');
      assert.match(await old.text(), /<title>Moved: /);
    } finally {
      server.kill();
    }
  });
}
