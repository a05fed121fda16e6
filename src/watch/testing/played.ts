/** A server on this machine that plays CircleCI's documentation: one page for each thing that can happen to a source. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const page = (main: string, menu = 'Home Guides Reference') =>
  `<!doctype html><html><head><title>Docs</title><meta charset="utf-8"></head><body><nav>${menu}</nav><main>${main}</main><footer>2026</footer></body></html>`;

const filler =
  'Jobs that opt in leave from a list of well-known addresses. The list is shared by every customer who opted in, and the bytes of a job are counted.';

const BEFORE = page(
  `<h1 id="ip-ranges">IP ranges</h1><p>${filler}</p><h2 id="pricing">Pricing</h2><p>450 credits a GB.</p><h2 id="limits">Known limitations</h2><p>${filler}</p>`,
);

type Play = (request: IncomingMessage, response: ServerResponse, visit: number) => void;

const html = (body: string, head: Record<string, string> = {}): Play => {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...head });
    response.end(body);
  };
};
const status = (code: number, head: Record<string, string> = {}): Play => {
  return (_request, response) => {
    response.writeHead(code, head);
    response.end('no');
  };
};

/** What each page answers after its first visit; on the first, all of them are `BEFORE`. */
const plays: Record<string, Play> = {
  unchanged: html(BEFORE),
  'not-modified': (request, response, visit) =>
    request.headers['if-none-match'] === '"one"'
      ? status(304)(request, response, visit)
      : status(500)(request, response, visit),
  menu: html(page(BEFORE.split('<main>')[1]!.split('</main>')[0]!, 'Home Learn Shop')),
  reworded: html(BEFORE.replaceAll('well-known', 'published')),
  number: html(BEFORE.replace('450 credits', '500 credits')),
  heading: html(BEFORE.replace('id="limits">Known limitations', 'id="constraints">Constraints')),
  moved: status(301, { location: '/new/moved#x' }),
  'moved-bare': status(308, { location: '/new/moved-bare' }),
  temporary: status(302, { location: '/new/moved' }),
  '404': status(404),
  '403': status(403),
  busy: (request, response, visit) =>
    visit === 2
      ? status(429, { 'retry-after': '0' })(request, response, visit)
      : html(BEFORE)(request, response, visit),
  'busy-long': status(429, { 'retry-after': '7200' }),
  slow: () => {
    /* never answers */
  },
  endless: (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const chunk = 'more '.repeat(20_000);
    const go = (): void => {
      if (!response.destroyed) response.write(chunk, () => setImmediate(go));
    };
    go();
  },
  charset: (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-9' });
    response.end(Buffer.from(BEFORE.replace('Jobs', 'Les tâches'), 'latin1'));
  },
  shell: html('<!doctype html><body><div id="root"></div><script>render()</script></body>'),
  loop: status(301, { location: '/docs/loop2' }),
  loop2: status(301, { location: '/docs/loop' }),
  private: html(BEFORE),
  deep: html(`${'<div>'.repeat(3000)}${BEFORE}`),
};

export interface Played {
  address: string;
  /** Most requests that were open at once. */
  most: () => number;
  asked: () => string[];
  close: () => void;
}

/** Starts the server on a free port. */
export async function playDocumentation(): Promise<Played> {
  const visits = new Map<string, number>();
  const asked: string[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => (open -= 1));
    const url = request.url!;
    asked.push(url);
    if (url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /docs/private\n');
    if (url.startsWith('/new/moved-bare'))
      return html(BEFORE.replace('id="limits"', ''))(request, response, 1);
    if (url.startsWith('/new/')) return html(BEFORE)(request, response, 1);
    const name = url.replace('/docs/', '');
    const visit = (visits.get(name) ?? 0) + 1;
    visits.set(name, visit);
    const play = visit === 1 && name !== 'loop2' ? html(BEFORE, { etag: '"one"' }) : plays[name]!;
    play(request, response, visit);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    most: () => most,
    asked: () => asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const pages = Object.keys(plays).filter((name) => name !== 'loop2');
