import type { APIRoute, GetStaticPaths } from 'astro';
import { script, scriptFiles } from '../../lib/scripts.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  Promise.all(
    scriptFiles.map(async (name) => {
      const { file, code } = await script(name);
      return { params: { file }, props: { code } };
    }),
  );

export const GET: APIRoute = ({ props }) =>
  new Response(props['code'] as string, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
