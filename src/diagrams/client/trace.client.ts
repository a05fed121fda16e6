/**
 * Asks a `flows` figure who reaches what. Hover shows, a press holds, Escape lets go. What is held is held in
 * every figure of the page and stands in the address as `?actor=customer-b`, so that a link opens asked.
 */
import { afterPaint } from '../../lib/after-paint.client.ts';
import { lineage, reach, type Graph } from '../graph.ts';
import { data, graphOf } from './drawing.ts';
import { steps } from './neighbors.ts';
import { pulse, still } from './pulse.ts';
import { outermost } from '../answer.ts';

const figures = new Set<WhoReaches>();
let held: string | undefined;

const inAddress = (id: string) => id.replace(/_/g, '-');

function hold(id: string | undefined, figure?: WhoReaches): void {
  held = id;
  figure?.show(id, true);
  // The figure that was asked answers first; the rest of the page follows.
  afterPaint(() => {
    for (const other of figures) if (other !== figure) other.show(held, true);
    const address = new URL(location.href);
    if (held) address.searchParams.set('actor', inAddress(held));
    else address.searchParams.delete('actor');
    if (held && figure) address.hash = figure.closest('figure')!.id;
    // Refused where the page has no address of its own; the figure answers all the same.
    try {
      history.replaceState(history.state, '', address);
    } catch {
      return;
    }
  });
}

/** A part of a drawing that answers: a box, an arrow, or a label of one of them. */
interface Part {
  element: SVGElement;
  /** The node's or the edge's name. */
  name: string;
  /** Of an arrow: where it starts; else empty. */
  from: string;
}

const partsOf = (svg: SVGElement): Part[] =>
  [...svg.querySelectorAll<SVGElement>('[data-node], [data-edge], [data-of]')].map((element) => ({
    element,
    name: data(element, 'node') || data(element, 'edge') || data(element, 'of'),
    from: data(element, 'from'),
  }));

/** What a figure answers about one actor. */
interface Answer {
  /** The parts that are lit, the actor first, and those of them that stop it. */
  on: string[];
  hit: string[];
  /** Where its arrows start. */
  mine: string[];
  /** Arrows that the way takes from their end to their start: the other side opened them. */
  back: string[];
  /** The sentence, as the page holds it. */
  words: Node[];
}

/** @param way nodes and arrows in turn, all the way to the resource; empty where nothing leads there */
function answerOf(graph: Graph, id: string, way: string[], words: Node[]): Answer {
  const { allowed, conditional, blocked, edges } = reach(graph, id);
  const open = [...allowed, ...conditional];
  const stopped = outermost(graph, blocked);
  // What is open on one port and closed on another is lit as open; the words say both.
  const hit = stopped.filter((thing) => !open.includes(thing));
  const on = [id, ...open, ...edges, ...stopped, ...way];
  const nodes = way.filter((_, index) => index % 2 === 0);
  const back = graph.edges
    .filter((edge) => way.includes(edge.id) && nodes.indexOf(edge.from) > nodes.indexOf(edge.to))
    .map((edge) => edge.id);
  return { on, hit, mine: [...lineage(graph, id), ...nodes], back, words };
}

class WhoReaches extends HTMLElement {
  /** By the actor's name; made beforehand, so that a press need not think. */
  readonly answers = new Map<string, Answer>();
  #drawings: SVGElement[] = [];
  #parts: Part[] = [];
  #buttons: [button: Element, actor: string][] = [];
  #shows = 0;
  #output = this.querySelector('output')!;
  /** What holds while nobody is asked about. */
  #rest: Answer = { on: [], hit: [], mine: [], back: [], words: [...this.#output.childNodes] };

  connectedCallback(): void {
    if (this.#drawings[0]) {
      figures.add(this);
      return;
    }
    const figure = this.closest('figure')!;
    this.#drawings = [...figure.querySelectorAll<SVGElement>('.draw > .dg')];
    if (!this.#drawings[0]) return;
    const graph = graphOf(this.#drawings[0]);
    this.#parts = this.#drawings.flatMap(partsOf);
    figures.add(this);
    for (const item of this.querySelectorAll('li')) {
      const id = item.dataset['actor']!;
      const way = item.dataset['way']?.split(' ').filter(Boolean) ?? [];
      this.answers.set(
        id,
        answerOf(graph, id, way, [...item.querySelector('p')!.cloneNode(true).childNodes]),
      );
      const button = document.createElement('button');
      button.type = 'button';
      const name = item.firstElementChild!;
      button.append(...name.childNodes);
      name.replaceWith(button);
      this.#offer(button, id);
    }
    for (const svg of this.#drawings) {
      svg.role = 'group';
      const boxes = [...this.answers.keys()].flatMap((id) => {
        const box = svg.querySelector(`.dg-node[data-node="${CSS.escape(id)}"]`);
        if (!box) return [];
        box.role = 'button';
        box.ariaLabel = data(box, 'label') || id;
        this.#offer(box, id);
        return [box as SVGElement];
      });
      steps(boxes);
    }
    // What goes wrong changes the drawing: then what was asked of the good day is let go.
    const wrong = () => figure.querySelector<HTMLInputElement>('[name=if]:checked')?.value;
    figure.addEventListener('situation', () => {
      if (held && wrong()) hold(undefined);
    });
    this.show(held, true);
  }

  disconnectedCallback(): void {
    figures.delete(this);
  }

  #offer(button: Element, id: string): void {
    this.#buttons.push([button, id]);
    button.addEventListener('click', () => {
      hold(held === id ? undefined : id, this);
      // A question is asked of a good day.
      if (held)
        this.closest('figure')!.querySelector<HTMLInputElement>('[name=if][value=""]:not(:checked)')?.click();
    });
    button.addEventListener('pointerenter', (event) => {
      if ((event as PointerEvent).pointerType === 'mouse' && !held) this.show(id);
    });
    button.addEventListener('pointerleave', () => {
      if (!held) this.show(undefined);
    });
  }

  /** Shows what `id` reaches; undefined, or somebody who is not in this figure, brings it to rest. */
  show(id: string | undefined, press = false): void {
    const { on, hit, mine, back, words } = this.answers.get(id ?? '') ?? this.#rest;
    this.#drawings.forEach(still);
    for (const { element, name } of this.#parts) {
      element.classList.toggle('on', on.includes(name));
      element.classList.toggle('hit', hit.includes(name));
      element.classList.toggle('asked', name === on[0]);
    }
    if (press) for (const [button, actor] of this.#buttons) button.ariaPressed = String(actor === id);
    const shows = ++this.#shows;
    const dim = () => {
      for (const svg of this.#drawings) svg.classList.toggle('tracing', Boolean(on[0]));
    };
    // At rest at once, or all would be dim for a moment.
    if (!on[0]) dim();
    // What is lit shows in this frame. All else dims, arrows move, and words, which lay the page out anew, come with the
    // next.
    afterPaint(() => {
      if (shows !== this.#shows) return;
      dim();
      for (const { element, name, from } of this.#parts)
        if (from && on.includes(name)) pulse(element, back.includes(name) || !mine.includes(from));
      this.#output.replaceChildren(...words);
    });
  }
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && held && !document.querySelector('dialog[open]')) hold(undefined);
});

customElements.define('who-reaches', WhoReaches);

// After all figures of the page are known. Whatever else stands in the address is not an actor and changes nothing.
const asked = new URLSearchParams(location.search).get('actor');
const actor = [...figures]
  .flatMap((figure) => [...figure.answers.keys()])
  .find((id) => inAddress(id) === asked);
if (actor) {
  held = actor;
  for (const figure of figures) figure.show(actor, true);
}
