import type { APIRoute, GetStaticPaths } from 'astro';
import { paramOf, sharedPages, type Shared } from '../../content/catalog.ts';
import { oembed } from '../../share/oembed.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  (await sharedPages()).map((page) => ({ params: { page: paramOf(page) }, props: { page } }));

export const GET: APIRoute = ({ props }) =>
  new Response(`${JSON.stringify(oembed(props['page'] as Shared), null, 2)}\n`, {
    headers: { 'content-type': 'application/json+oembed; charset=utf-8' },
  });
