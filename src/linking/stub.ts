/**
 * The page left behind at an address that moved. With scripts it leads on at once, also by fragment; without, the
 * browser's own refresh leads to the new page. Its links stand in the page, so that they are made relative with all others.
 */
import { escapeHtml } from '../layout/inline.ts';
import { site } from '../layout/site.ts';
import type { Redirect } from './redirects.ts';

/** Follows the link whose id is the fragment, else the first. */
const follow = `location.replace((document.getElementById(location.hash.slice(1))??document.querySelector('a')).href)`;

/** @param canonical absolute address of the new page */
export function stub({ to, title, fragments = {} }: Redirect, canonical: string): string {
  const parts = Object.entries(fragments).map(
    ([id, href]) => `<li><a id="${id}" href="${href}">${escapeHtml(id)}</a></li>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Moved: ${escapeHtml(title)} · ${site.name}</title>
<meta name="robots" content="noindex"><link rel="canonical" href="${canonical}">
<noscript><meta http-equiv="refresh" content="0;url=${to}"></noscript></head>
<body><main><h1>This page moved</h1><p>It is now <a href="${to}">${escapeHtml(title)}</a>.</p>${parts.length ? `<ul>${parts.join('')}</ul>` : ''}</main>
<script>${follow}</script></body></html>
`;
}
