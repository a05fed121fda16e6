/** What a figure says of each actor, and what stands in its button. */
import type { Asked } from '../answer.ts';
import { graphOf } from './drawing.ts';
import { lightsOf, type Lights } from './lights.ts';

export interface Said extends Asked, Lights {
  /** Its name and its sign. */
  face: (Node | string)[];
  /** The sentence. */
  words: (Node | string)[];
}

/** The answers as the page holds them. @param items of the list */
export function saidOn(items: HTMLElement[], svg: Element): Said[] {
  const graph = graphOf(svg);
  return items.map((item) => {
    const { actor: id = '', way } = item.dataset;
    const face = [...item.firstElementChild!.childNodes];
    const words = [...item.querySelector('p')!.cloneNode(true).childNodes];
    const lights = lightsOf(graph, id, way?.split(' ').filter(Boolean) ?? []);
    return { id, name: face[0]!.textContent!.trim(), wanted: way !== undefined, face, words, ...lights };
  });
}
