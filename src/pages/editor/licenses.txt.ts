import type { APIRoute } from 'astro';
import { script } from '../../lib/scripts.ts';
import { licenses } from '../../diagrams/editor/bundle.ts';

export const GET: APIRoute = async () =>
  new Response(licenses((await script('drawer')).inputs), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
