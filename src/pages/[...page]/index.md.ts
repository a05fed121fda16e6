import type { APIRoute, GetStaticPaths } from 'astro';
import { paramOf, sharedPages, type Shared } from '../../content/catalog.ts';
import { pageAsMarkdown } from '../../share/markdown/page.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  (await sharedPages()).map((page) => ({ params: { page: paramOf(page) }, props: { page } }));

export const GET: APIRoute = async ({ props }) =>
  new Response(await pageAsMarkdown(props['page'] as Shared), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
