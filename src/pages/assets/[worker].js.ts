/** The workers that draw and read: bundled apart from a page's scripts. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { bundleDrawer } from '../../diagrams/editor/bundle.ts';
import { bundleReader } from '../../read/bundle.ts';

export const getStaticPaths = (async () => {
  const workers = await Promise.all([bundleDrawer(), bundleReader()]);
  return workers.map(({ name, code }) => ({ params: { worker: name }, props: { code } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(props['code'] as string, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
