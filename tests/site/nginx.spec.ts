/** hosting/nginx.conf on a real nginx, at a root and under a sub-path. Left out, and said, where there is none. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find((file) => {
  try {
    execFileSync(file, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** The file as it is shipped; only place, port and the sub-path's 404 page differ, as the file says they may. */
async function startNginx(base: string): Promise<{ url: string; server: ChildProcess }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-nginx-'));
  const root = path.join(folder, 'root');
  mkdirSync(path.join(root, path.dirname(base)), { recursive: true });
  if (base === '/') symlinkSync(path.resolve('dist'), path.join(folder, 'site'));
  else cpSync('dist', path.join(root, base), { recursive: true });
  const port = await freePort();
  const config = readFileSync('hosting/nginx.conf', 'utf8')
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/guide;', `root ${base === '/' ? path.join(folder, 'site') : root};`)
    .replace('error_page 404 /404.html;', `error_page 404 ${base}404.html;`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const asRoot = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `${asRoot} daemon off; pid ${folder}/pid; error_log stderr warn; events {} http { access_log off; ${temporary}\n${config}\n}`,
  );
  const server = spawn(NGINX!, ['-c', path.join(folder, 'nginx.conf'), '-p', folder], { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}${base}`;
  await expect
    .poll(
      () =>
        fetch(url).then(
          (response) => response.status,
          () => 0,
        ),
      { timeout: 10_000 },
    )
    .toBe(200);
  return { url, server };
}

for (const base of ['/', '/docs/guide/']) {
  test(`nginx serves the guide at ${base}`, async () => {
    if (!NGINX) console.log('skipped: no nginx');
    test.skip(!NGINX);
    const { url, server } = await startNginx(base);
    try {
      const get = (address: string, headers: Record<string, string> = {}) =>
        fetch(new URL(address, url), { redirect: 'manual', headers });
      const page = await get('private-connectivity/vpn/', { 'accept-encoding': 'gzip' });
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.headers.get('content-encoding')).toBe('gzip');
      expect(page.headers.get('vary')).toMatch(/accept-encoding/i);
      expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
      expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('cache-control')).toBe('no-cache');
      const html = await page.text();

      const again = await get('private-connectivity/vpn/', { 'if-none-match': page.headers.get('etag')! });
      expect(again.status).toBe(304);

      const slash = await get('private-connectivity/vpn?x=1');
      expect([slash.status, slash.headers.get('location')]).toEqual([
        301,
        `${base}private-connectivity/vpn/?x=1`,
      ]);

      const embed = await get('embed/private-connectivity/vpn/');
      expect(embed.status).toBe(200);
      expect(embed.headers.get('content-security-policy')).toBeNull();
      expect(embed.headers.get('x-frame-options')).toBeNull();

      const script = /src="\.\.\/\.\.\/(assets\/site\.[^"]+)"/.exec(html)![1]!;
      expect((await get(script)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');

      const types: Record<string, string> = {
        'private-connectivity/vpn/index.md': 'text/markdown; charset=utf-8',
        'feed.xml': 'application/xml; charset=utf-8',
        'llms.txt': 'text/plain; charset=utf-8',
        'preview.png': 'image/png',
        'icon.svg': 'image/svg+xml',
        '.well-known/security.txt': 'text/plain; charset=utf-8',
      };
      for (const [address, type] of Object.entries(types)) {
        const response = await get(address);
        expect([address, response.status, response.headers.get('content-type')]).toEqual([
          address,
          200,
          type,
        ]);
      }

      const missing = await get('no/such/page/');
      expect(missing.status).toBe(404);
      expect(await missing.text()).toContain('This page does not exist');
      expect((await get('_headers')).status).toBe(404);

      const old = await get('advanced_concepts/hybrid_connectivity.html');
      expect(await old.text()).toContain('<title>Moved: ');
    } finally {
      server.kill();
    }
  });
}
