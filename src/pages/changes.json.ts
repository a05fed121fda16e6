import type { APIRoute } from 'astro';
import { loadChanges } from '../content/changes.ts';

export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(loadChanges(), null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
