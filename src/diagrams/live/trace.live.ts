/**
 * Asks a `flows` figure who reaches what. Hover shows, a press holds, Escape lets go. What is held is held in
 * every figure of the page and stands in the address as `?actor=customer-b`, so that a link opens asked.
 */
import { lineage, reach, type Graph } from '../graph.ts';
import { data, graphOf } from './drawing.ts';
import { steps } from './neighbors.ts';
import { pulse, still } from './pulse.ts';
import { outermost, sentence } from './says.ts';

const figures = new Set<WhoReaches>();
let held: string | undefined;

const inAddress = (id: string) => id.replace(/_/g, '-');

function hold(id: string | undefined, figure?: WhoReaches): void {
  held = id;
  figure?.show(id, true);
  // The figure that was asked answers in this frame; the rest of the page follows.
  setTimeout(() => {
    for (const other of figures) if (other !== figure) other.show(id, true);
    const address = new URL(location.href);
    if (id) address.searchParams.set('actor', inAddress(id));
    else address.searchParams.delete('actor');
    if (id && figure) address.hash = figure.closest('figure')?.id ?? '';
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

class WhoReaches extends HTMLElement {
  #graph: Graph | undefined;
  #drawings: SVGElement[] = [];
  #parts: Part[] = [];
  #buttons: Element[] = [];

  connectedCallback(): void {
    if (this.#graph) return;
    this.#drawings = [...(this.closest('figure')?.querySelectorAll<SVGElement>('.draw > .dg') ?? [])];
    if (!this.#drawings[0]) return;
    this.#graph = graphOf(this.#drawings[0]);
    this.#parts = this.#drawings.flatMap(partsOf);
    figures.add(this);
    for (const item of this.querySelectorAll('li')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...item.firstElementChild!.childNodes);
      item.replaceChildren(button);
      this.#offer(button, item.dataset['actor']!);
    }
    for (const svg of this.#drawings) {
      svg.setAttribute('role', 'group');
      const boxes = this.actors.flatMap((id) => {
        const box = svg.querySelector(`.dg-node[data-node="${CSS.escape(id)}"]`);
        if (!box) return [];
        box.setAttribute('role', 'button');
        box.setAttribute('aria-label', data(box, 'label') || id);
        this.#offer(box, id);
        return [box as SVGElement];
      });
      steps(boxes);
    }
    this.show(undefined, true);
  }

  get actors(): string[] {
    return [...this.querySelectorAll('li')].map((item) => item.dataset['actor']!);
  }

  #offer(button: Element, id: string): void {
    this.#buttons.push(button);
    button.setAttribute('data-actor', id);
    button.addEventListener('click', () => hold(held === id ? undefined : id, this));
    button.addEventListener('pointerenter', (event) => {
      if ((event as PointerEvent).pointerType === 'mouse' && !held) this.show(id);
    });
    button.addEventListener('pointerleave', () => {
      if (!held) this.show(undefined);
    });
  }

  /** Shows what `id` reaches; undefined, or somebody who is not in this figure, brings it to rest. */
  show(id: string | undefined, press = false): void {
    const graph = this.#graph!;
    const actor = id !== undefined && this.actors.includes(id) ? id : undefined;
    const found = actor === undefined ? undefined : reach(graph, actor);
    const mine = actor === undefined ? [] : lineage(graph, actor);
    const on = new Set(found ? [actor, ...found.allowed, ...found.conditional, ...found.edges] : []);
    const hit = new Set(found ? outermost(graph, found.blocked) : []);
    for (const svg of this.#drawings) {
      still(svg);
      svg.classList.toggle('tracing', Boolean(found));
    }
    for (const { element, name, from } of this.#parts) {
      const isOn = on.has(name) || hit.has(name);
      element.classList.toggle('on', isOn);
      element.classList.toggle('hit', hit.has(name));
      element.classList.toggle('asked', name === actor);
      if (isOn && from) pulse(element, !mine.includes(from));
    }
    if (press) {
      for (const button of this.#buttons)
        button.setAttribute('aria-pressed', String(data(button, 'actor') === actor));
    }
    this.querySelector('output')!.textContent = actor
      ? sentence(graph, actor)
      : 'Choose one, here or in the drawing, to see what it reaches.';
  }
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && held && !document.querySelector('dialog[open], .menu[open]')) hold(undefined);
});

customElements.define('who-reaches', WhoReaches);

// After all figures of the page are known. Whatever else stands in the address is not an actor and changes nothing.
const asked = new URLSearchParams(location.search).get('actor');
const actor = [...figures].flatMap((figure) => figure.actors).find((id) => inAddress(id) === asked);
if (actor) {
  held = actor;
  for (const figure of figures) figure.show(actor, true);
}
