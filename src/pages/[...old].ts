import type { APIRoute, GetStaticPaths } from 'astro';
import { absolute } from '../linking/address.ts';
import { redirects, type Redirect } from '../linking/redirects.ts';
import { stub } from '../linking/stub.ts';

export const getStaticPaths: GetStaticPaths = () =>
  redirects.flatMap((redirect) =>
    // With and without `.html`; hosts add the slash to the folder's address themselves.
    [`${redirect.from}/index.html`, `${redirect.from}.html`].map((old) => ({
      params: { old },
      props: { redirect },
    })),
  );

export const GET: APIRoute = ({ props }) => {
  const redirect = props['redirect'] as Redirect;
  return new Response(stub(redirect, absolute(redirect.to)), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
};
