/**
 * The headers that every host sends, said once: `_headers`, hosting/nginx.conf, `npm start` and the tests have them from
 * here. What differs from page to page, the hashes of inline code, stands in each page (`build/policy.ts`).
 */

/** Directives that are the same on every page, so that a header can repeat them. */
export const COMMON_POLICY: readonly string[] = [
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // What could turn text into code takes only what the guide's one policy lets through (`trusted.client.ts`).
  "require-trusted-types-for 'script'",
  'trusted-types guide',
];

const POLICY = [
  ...COMMON_POLICY,
  "worker-src 'self'",
  ...['font', 'frame', 'media', 'object'].map((kind) => `${kind}-src 'none'`),
];

// Copying needs the clipboard; nothing needs the rest.
const DENIED = [
  ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'publickey-credentials-get', 'usb'],
];

export type Headers = Readonly<Record<string, string>>;
export type Kind = 'page' | 'embed' | 'figure' | 'asset';

/** On every answer. */
export const COMMON: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': DENIED.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Previews, figures and embeds are made to be shown elsewhere, and nothing here is secret.
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

const FIGURE = ["default-src 'none'", "style-src 'unsafe-inline'", 'sandbox'];

/** On answers of one kind, besides. */
export const OF_KIND: Readonly<Record<Kind, Headers>> = {
  // A page cannot say by whom it may be framed.
  page: {
    'Content-Security-Policy': [...POLICY, "frame-ancestors 'self'"].join('; '),
    'X-Frame-Options': 'SAMEORIGIN',
    'Cache-Control': 'no-cache',
  },
  embed: { 'Content-Security-Policy': POLICY.join('; '), 'Cache-Control': 'no-cache' },
  // A picture opened by its own address is a document, and could run what it holds.
  figure: { 'Content-Security-Policy': FIGURE.join('; '), 'Cache-Control': 'no-cache' },
  // A worker takes its policy from its own file: it may fetch nothing. A frame in a sandbox has no origin, and asks for
  // modules as a stranger would.
  asset: {
    'Content-Security-Policy': "default-src 'none'",
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'public, max-age=31536000, immutable',
  },
};

/** Top folders whose files are of a kind of their own. */
export const FOLDERS = { embed: 'embed', figures: 'figure', assets: 'asset' } as const satisfies Record<
  string,
  Kind
>;

/** @param path below the site's root, e.g. `assets/shared.3fa9c1d2.js` */
export function headersOf(path: string): Headers {
  const folder = /^\/?([^/]+)\//.exec(path)?.[1] ?? '';
  return { ...COMMON, ...OF_KIND[(FOLDERS as Record<string, Kind>)[folder] ?? 'page'] };
}

const variable = (header: string) => `$guide_${header.toLowerCase().replaceAll('-', '_')}`;

/** As nginx reads them: maps for `http { … }`, and lines for `server { … }`. An empty value sends no header. */
export function nginxHeaders(): { maps: string; lines: string } {
  const names = [...new Set(Object.values(OF_KIND).flatMap((headers) => Object.keys(headers)))];
  const value = (kind: Kind, name: string) => `"${OF_KIND[kind][name] ?? ''}"`;
  const map = (name: string) => [
    `map $uri ${variable(name)} {`,
    `  default ${value('page', name)};`,
    ...Object.entries(FOLDERS)
      .filter(([, kind]) => value(kind, name) !== value('page', name))
      .map(([folder, kind]) => `  ~(^|/)${folder}/ ${value(kind, name)};`),
    '}\n',
  ];
  return {
    maps: names.flatMap(map).join('\n'),
    lines: [
      ...Object.entries(COMMON).map(([name, text]) => `  add_header ${name} "${text}" always;\n`),
      ...names.map((name) => `  add_header ${name} ${variable(name)} always;\n`),
    ].join(''),
  };
}
