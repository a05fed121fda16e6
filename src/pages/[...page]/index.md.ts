import type { APIRoute, GetStaticPaths } from 'astro';
import { paramOf, sharedPages, type Shared } from '../../content/catalog.ts';
import { pageAsMarkdown } from '../../share/markdown/page.ts';
import { packetAsMarkdown } from '../../share/markdown/packet.ts';
import { packetOf, packetPages, type Packet } from '../../share/packet.ts';

export const getStaticPaths: GetStaticPaths = async () => [
  ...(await sharedPages()).map((page) => ({ params: { page: paramOf(page) }, props: { page } })),
  ...(await packetPages())
    .map(packetOf)
    .map((packet) => ({ params: { page: packet.path.slice(1, -1) }, props: { packet } })),
];

export const GET: APIRoute = async ({ props }) => {
  const { page, packet } = props as { page?: Shared; packet?: Packet };
  return new Response(await (packet ? packetAsMarkdown(packet) : pageAsMarkdown(page!)), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
};
