/** Ten sources of the kinds that the guide cites, of our own making: as they are read first, and as they are a week later. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Row } from '../verdict.ts';

export interface KindOfSource {
  id: string;
  type: string;
  fragment?: string;
  anchors: string[];
  before: string;
  /** What stands there a week later; the status that is answered where it is gone. */
  after: string | number;
  verdict: Row['verdict'];
  news: boolean;
}

const HTML = 'text/html; charset=utf-8';
const WORDS =
  'The text goes on for a while and says what every reader has to know of it before a job is started. ';
const docs = (main: string, menu = 'Start Guides') =>
  `<!doctype html><title>Docs</title><nav>${menu}</nav><main>${main}<p>${WORDS.repeat(3)}</p></main>`;

export const kinds: readonly KindOfSource[] = [
  {
    id: 'reference-page',
    type: HTML,
    fragment: 'job-keys',
    anchors: ['fixed_addresses'],
    before: docs('<h2 id="job-keys">Keys of a job</h2><p>The key <code>fixed_addresses</code> is off.</p>'),
    after: docs(
      '<h2 id="job-keys">Keys of a job</h2><p>The key <code>fixed_addresses</code> is on.</p>',
      'Learn',
    ),
    verdict: 'unchanged',
    news: false,
  },
  {
    id: 'price-table',
    type: HTML,
    anchors: ['450 credits'],
    before: docs('<table><tr><th>Transfer</th><td>450 credits a GB</td></tr></table>'),
    after: docs('<table><tr><th>Transfer</th><td>500 credits a GB</td></tr></table>'),
    verdict: 'changed',
    news: true,
  },
  {
    id: 'readme',
    type: 'text/plain; charset=utf-8',
    anchors: ['--accept-routes'],
    before: `# Client\n\nPass \`--accept-routes\` on Linux.\n\n${WORDS}`,
    after: `# Client\n\nRoutes are taken by themselves.\n\n${WORDS}`,
    verdict: 'changed',
    news: true,
  },
  {
    id: 'address-list',
    type: 'application/json',
    anchors: ['192.0.2.10'],
    before: JSON.stringify({ jobs: ['192.0.2.10', '192.0.2.11'] }),
    after: JSON.stringify({ jobs: ['192.0.2.10', '192.0.2.12'] }),
    verdict: 'unchanged',
    news: false,
  },
  {
    id: 'manual-page',
    type: HTML,
    fragment: 'L',
    anchors: ['-L [bind_address:]port'],
    before: `<pre><a id="L"></a>-L [bind_address:]port:host:hostport\n${WORDS.repeat(3)}</pre>`,
    after: `<pre><a id="L"></a>-L [bind_address:]port:host:hostport\n${WORDS.repeat(3)}</pre>`,
    verdict: 'unchanged',
    news: false,
  },
  {
    id: 'support-article',
    type: HTML,
    anchors: ['no TUN device'],
    before: docs('<article><h1>VPN in a container</h1><p>A container has no TUN device.</p></article>'),
    after: 404,
    verdict: 'gone',
    news: true,
  },
  {
    id: 'source-file',
    type: 'text/plain',
    anchors: ['NO_PROXY'],
    before: `#!/bin/sh\nexport NO_PROXY="$HOSTS"\n# ${WORDS}`,
    after: `#!/bin/sh\nexport NO_PROXY="$HOSTS,localhost"\n# ${WORDS}`,
    verdict: 'unchanged',
    news: false,
  },
  {
    id: 'changelog',
    type: HTML,
    anchors: [],
    before: docs('<h2 id="v2">2.0.0</h2><p>First.</p>'),
    after: docs('<h2 id="v3">3.0.0</h2><p>Second.</p><h2 id="v2">2.0.0</h2><p>First.</p>'),
    verdict: 'changed',
    news: true,
  },
  {
    id: 'feed',
    type: 'application/xml',
    anchors: ['2026-11-01'],
    before: '<feed><entry><updated>2026-11-01</updated><title>Old</title></entry></feed>',
    after: '<feed><entry><updated>2026-11-01</updated><title>Old</title></entry></feed>',
    verdict: 'unchanged',
    news: false,
  },
  {
    id: 'rebuilt-as-scripts',
    type: HTML,
    anchors: ['one hour'],
    before: docs('<p>A token lives for one hour.</p>'),
    after: '<!doctype html><div id="root"></div><script src="app.js"></script>',
    verdict: 'unreachable',
    news: false,
  },
];

/** Serves them: each as it was until `age` is called, and as it is a week later from then on. */
export async function playKinds(): Promise<{ address: string; age: () => void; close: () => void }> {
  let aged = false;
  const server = createServer(({ url }, response) => {
    const kind = kinds.find(({ id }) => `/${id}` === url);
    const body = aged ? kind?.after : kind?.before;
    if (typeof body !== 'string') return void response.writeHead(body ?? 404).end();
    response.writeHead(200, { 'content-type': kind!.type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    age: () => (aged = true),
    close: () => server.close(),
  };
}
