/** Every figure as files: pictures for slides and wikis, and its Mermaid source. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { imageFolder } from '../../diagrams/image/address.ts';
import { drawFigure, type Fence } from '../../diagrams/figure.ts';
import { filesOf, scenesOf } from '../../diagrams/image/files.ts';
import { pageFigures } from '../../diagrams/page.ts';
import { threatsOn } from '../../diagrams/threats.ts';
import { readPage } from '../../content/page-model.ts';
import { getPages, hrefOf } from '../../content/pages.ts';
import { followsOf, OUTCOME_WORDS, outcomeOf } from '../../content/threats.ts';

/** Pictures of what goes wrong in a figure. */
async function scenes(fence: Fence) {
  const wrong = threatsOn(fence);
  if (!wrong?.situations) return [];
  const figure = await drawFigure(fence, wrong.situations);
  return Promise.all(
    wrong.situations.list.map(async ({ id }) => {
      const threat = wrong.threats[id]!;
      const says = `${OUTCOME_WORDS[outcomeOf(threat)]}: ${threat.cell}${followsOf(threat)}`;
      const scene = { id, ask: threat.ask, says: says.replaceAll('`', '') };
      return { id: figure.id, files: await scenesOf(figure, scene) };
    }),
  );
}

export const getStaticPaths: GetStaticPaths = async () => {
  const pages = await getPages();
  const files = pages.map(async (page) => {
    const folder = imageFolder(hrefOf(page)).replace(/^\/figures\//, '');
    const figures = await pageFigures(page);
    const made = [
      ...(await Promise.all(
        figures.map(async (figure) => ({ id: figure.id, files: await filesOf(figure) })),
      )),
      ...(await Promise.all(readPage(page.filePath!).figures.map(scenes))).flat(),
    ];
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
