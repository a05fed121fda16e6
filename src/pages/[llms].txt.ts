import type { APIRoute, GetStaticPaths } from 'astro';
import { llms, llmsFull } from '../share/llms.ts';

export const getStaticPaths: GetStaticPaths = () => [
  { params: { llms: 'llms' }, props: { make: llms } },
  { params: { llms: 'llms-full' }, props: { make: llmsFull } },
];

export const GET: APIRoute = async ({ props }) =>
  new Response(await (props['make'] as () => Promise<string>)(), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
