/**
 * Addresses that moved: each file of `content/moved/`, with and without `.html`; hosts add the slash to the folder's
 * address themselves. An address is for ever, so no file there is ever removed.
 */
import { globSync, readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { CONTENT } from '../content/root.ts';

const MOVED = `${CONTENT}/moved`;

export const getStaticPaths: GetStaticPaths = () =>
  globSync('**/*.html', { cwd: MOVED }).flatMap((file) => {
    const html = readFileSync(`${MOVED}/${file}`, 'utf8');
    const old = file.replaceAll('\\', '/').slice(0, -'.html'.length);
    return [`${old}.html`, `${old}/index.html`].map((moved) => ({ params: { moved }, props: { html } }));
  });

export const GET: APIRoute<{ html: string }> = ({ props }) =>
  new Response(props.html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
