import type { APIRoute, GetStaticPaths } from 'astro';
import { absolute } from '../lib/address.ts';
import { sharedPages } from '../content/catalog.ts';
import { redirects, type Redirect } from '../share/redirects.ts';
import { stub } from '../share/stub.ts';

export const getStaticPaths: GetStaticPaths = () =>
  redirects.flatMap((redirect) =>
    // With and without `.html`; hosts add the slash to the folder's address themselves.
    [`${redirect.from}/index.html`, `${redirect.from}.html`].map((old) => ({
      params: { old },
      props: { redirect },
    })),
  );

export const GET: APIRoute = async ({ props }) => {
  const redirect = props['redirect'] as Redirect;
  const titles = new Map((await sharedPages()).map(({ path, title }) => [path, title]));
  const titleOf = (address: string) => {
    const title = titles.get(address);
    if (!title) throw new Error(`redirects.ts: ${redirect.from}: there is no page at ${address}`);
    return title;
  };
  return new Response(stub(redirect, titleOf, absolute(redirect.to)), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
};
