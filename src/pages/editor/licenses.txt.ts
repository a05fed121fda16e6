import type { APIRoute } from 'astro';
import { bundleDrawer, licenses } from '../../diagrams/editor/bundle.ts';

export const GET: APIRoute = async () =>
  new Response(licenses((await bundleDrawer()).inputs), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
