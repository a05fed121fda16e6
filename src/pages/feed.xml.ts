import type { APIRoute } from 'astro';
import { loadChanges } from '../facts/changes.ts';
import { sharedPages } from '../linking/catalog.ts';
import { atom, news } from '../linking/feed.ts';

export const GET: APIRoute = async () =>
  new Response(atom(news(loadChanges(), await sharedPages())), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
