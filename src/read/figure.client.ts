/** A picture of the reader's configuration as a figure like every other: asked, told in words, seen large, taken along. */
import { admit } from '../diagrams/editor/admit.ts';
import type { Result } from '../diagrams/editor/drawer.ts';
import { png, save } from '../diagrams/client/raster.ts';
import { least } from '../diagrams/markup.ts';
import { buttonOf, make } from '../lib/dom.client.ts';

export type Drawing = Extract<Result, { drawn: unknown }>;

/** Whom nobody wants to let in, by their ids in `picture.ts`. */
const STRANGERS = ['customer_b', 'internet'];

/** What makes figures answer, as on every page. Asked for early: its styles are cheap while the page is still short. */
export const live = async () => ({
  ...(await import('../diagrams/client/figures.client.ts')),
  ...(await import('../diagrams/client/answers.client.ts')),
});

/** Ids of one drawing that stand in the page once. */
const admitted = ({ svg, width }: Drawing['drawn']['wide'], id: string): SVGElement => {
  const drawing = admit(svg.replaceAll('own-', `${id}-`));
  drawing.style.minWidth = `${least({ svg, width, height: 0 })}px`;
  return drawing;
};

/**
 * @param template the figure's skeleton; parts stay asleep in it until the whole stands in the page
 * @param number of the figure on this page, from 1
 */
export async function figureOf(
  template: HTMLTemplateElement,
  { drawn, images }: Drawing,
  source: string,
  number: number,
): Promise<HTMLElement> {
  const { actorsOf, answerOf, graphOf, showFullSize } = await live();
  const figure = (template.content.cloneNode(true) as DocumentFragment).querySelector('figure')!;
  const part = (selector: string) => figure.querySelector<HTMLElement>(selector)!;
  figure.id = `ways-${number}`;
  part('.fig-title').textContent = drawn.title;
  part('.rd-describes').textContent = drawn.description;
  const wide = admitted(drawn.wide, `${figure.id}-w`);
  const narrow = drawn.narrow && admitted(drawn.narrow, `${figure.id}-n`);
  wide.classList.add(...(narrow ? ['lr'] : []));
  narrow?.classList.add('tb');
  part('.draw').append(wide, ...(narrow ? [narrow] : []));
  part('.draw').ariaLabel = drawn.title;
  part('details ul').append(...drawn.words.map((text) => make('li', {}, text)));

  const graph = graphOf(wide);
  part('who-reaches ul').append(
    ...actorsOf(graph).map(({ id, label }) => {
      const asked = { id, name: label, wanted: !STRANGERS.includes(id) };
      const { sign, verdict, more, way } = answerOf(graph, asked, 'resource');
      const drawn = () => part(`[data-sign=${sign ?? 'none'}]`).cloneNode(true).childNodes;
      return make(
        'li',
        { 'data-actor': id, 'data-way': way.join(' ') },
        make('span', {}, label, ...drawn()),
        make('p', {}, make('b', {}, verdict), more),
      );
    }),
  );

  // As the page looks now: chosen, or the system's.
  const scheme = () =>
    (document.documentElement.dataset['theme'] ??
      (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) as 'dark' | 'light';
  const file = () => new Blob([images[scheme()]], { type: 'image/svg+xml' });
  part('.rd-bar').append(
    buttonOf('Full size', () => {
      const address = URL.createObjectURL(file());
      showFullSize(figure, address);
      document.querySelector('dialog[open]')?.addEventListener('close', () => URL.revokeObjectURL(address));
    }),
    buttonOf('SVG', () => save(file(), `${figure.id}.svg`)),
    buttonOf('PNG', () => void png(images[scheme()]).then((blob) => save(blob, `${figure.id}.png`))),
    buttonOf('Mermaid source', () =>
      save(new Blob([`${source}\n`], { type: 'text/plain' }), `${figure.id}.mmd`),
    ),
  );
  return figure;
}
