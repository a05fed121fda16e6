/**
 * Addresses that moved: each file of `content/moved/`, with and without `.html`; hosts add the slash to the folder's
 * address themselves. An address is for ever, so no file there is ever removed.
 */
import type { APIRoute, GetStaticPaths } from 'astro';

const files = import.meta.glob<string>('/content/moved/**/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const getStaticPaths: GetStaticPaths = () =>
  Object.entries(files).flatMap(([file, html]) => {
    const old = file.slice('/content/moved/'.length, -'.html'.length);
    return [`${old}.html`, `${old}/index.html`].map((moved) => ({ params: { moved }, props: { html } }));
  });

export const GET: APIRoute<{ html: string }> = ({ props }) =>
  new Response(props.html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
