/**
 * The page left behind at an address that moved. With scripts it leads on at once, also by fragment; without, the
 * browser's own refresh leads to the new page. A refresh knows no fragments, though: where parts became pages of their
 * own, readers without scripts get a signpost instead, on which the part they came for stands out.
 * Its links stand in the page, so that they are made relative with all others.
 */
import { escapeHtml } from '../lib/inline.ts';
import { site } from '../content/site.ts';
import type { Redirect } from './redirects.ts';

/** Follows the link whose id is the fragment, else the first. */
const follow = `location.replace((document.getElementById(location.hash.slice(1))??document.querySelector('a')).href)`;

/** No style sheet of the site is loaded for it. Without a fragment that it knows, no link stands out. */
const style = `body{max-width:40rem;margin:3rem auto;padding:0 1rem;font:1.125rem/1.6 system-ui,sans-serif}
li{margin:.5rem 0}a:target{padding:.25rem .5rem;border:2px solid;font-weight:700}a:target::before{content:"→ "/""}`;

/**
 * @param titleOf the title of the page at an address of the site
 * @param canonical absolute address of the new page
 */
export function stub(
  { to, fragments = {} }: Redirect,
  titleOf: (address: string) => string,
  canonical: string,
): string {
  const title = titleOf(to);
  const links = Object.entries(fragments).map(
    ([id, part]) => `<li><a id="${id}" href="${part}">${escapeHtml(titleOf(part))}</a></li>`,
  );
  const list = links.length ? `<p>Parts of it are pages of their own:</p><ul>${links.join('')}</ul>` : '';
  const refresh = `<noscript><meta http-equiv="refresh" content="0;url=${to}"></noscript>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Moved: ${escapeHtml(title)} · ${site.name}</title>
<meta name="robots" content="noindex"><link rel="canonical" href="${canonical}">
<style>${style}</style>${list ? '' : refresh}</head>
<body><main><h1>This page moved</h1><p>It is now <a href="${to}">${escapeHtml(title)}</a>.</p>${list}</main>
<script>${follow}</script></body></html>
`;
}
