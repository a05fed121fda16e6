import type { APIRoute } from 'astro';
import { readColors } from '../theme/colors.ts';
import { icon } from '../theme/mark.ts';

export const GET: APIRoute = () =>
  new Response(icon(readColors()), { headers: { 'content-type': 'image/svg+xml' } });
