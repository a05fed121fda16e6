import type { APIRoute, GetStaticPaths } from 'astro';
import { site } from '../../content/site.ts';
import { paramOf, sharedPages, type Shared } from '../../content/catalog.ts';
import { png } from '../../share/preview/png.ts';
import { needsOf, rowsOf } from '../../share/preview/rows.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  (await sharedPages()).map((page) => ({ params: { page: paramOf(page) }, props: { page } }));

export const GET: APIRoute = async ({ props }) => {
  const page = props['page'] as Shared;
  const needs = await needsOf(page);
  const image = await png({
    title: page.title,
    site: site.name,
    text: page.description,
    rows: await rowsOf(page),
    ...(needs && { needs }),
  });
  return new Response(new Uint8Array(image), { headers: { 'content-type': 'image/png' } });
};
