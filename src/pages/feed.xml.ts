import type { APIRoute } from 'astro';
import { loadChanges } from '../content/changes.ts';
import { sharedPages } from '../content/catalog.ts';
import { atom, news } from '../share/feed.ts';

export const GET: APIRoute = async () =>
  new Response(atom(news(loadChanges(), await sharedPages())), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
