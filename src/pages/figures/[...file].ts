/** Every figure as files: pictures for slides and wikis, and its Mermaid source. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { imageFolder } from '../../diagrams/image/address.ts';
import { filesOf } from '../../diagrams/image/files.ts';
import { pageFigures } from '../../diagrams/page.ts';
import { getPages, hrefOf } from '../../content/pages.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const pages = await getPages();
  const files = pages.map(async (page) => {
    const folder = imageFolder(hrefOf(page)).replace(/^\/figures\//, '');
    const figures = await pageFigures(page);
    const made = await Promise.all(
      figures.map(async (figure) => ({ id: figure.id, files: await filesOf(figure) })),
    );
    return made.flatMap(({ id, files: list }) =>
      list.map(({ ending, text }) => ({
        params: { file: `${folder}${id}.${ending}` },
        props: { text, ending },
      })),
    );
  });
  return (await Promise.all(files)).flat();
};

export const GET: APIRoute = ({ props }) =>
  new Response(props['text'] as string, {
    headers: {
      'content-type':
        props['ending'] === 'mmd' ? 'text/plain; charset=utf-8' : 'image/svg+xml; charset=utf-8',
    },
  });
