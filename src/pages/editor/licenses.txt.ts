import type { APIRoute } from 'astro';
import { licenses } from '../../build/licenses.ts';
import { bundleDrawer } from '../../diagrams/editor/bundle.ts';
import { bundleReader } from '../../read/bundle.ts';

export const GET: APIRoute = async () => {
  const workers = await Promise.all([bundleDrawer(), bundleReader()]);
  return new Response(licenses(workers.flatMap(({ inputs }) => inputs)), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
