/**
 * Asks a `flows` figure who reaches what. Hover shows, a press holds, Escape lets go. An actor is one button, in the row
 * below; its box in the drawing takes the pointer as well. What is held is held in every figure of the page and stands in
 * the address as `?actor=customer-b`, so that a link opens asked. Where the figure shows what goes wrong, it answers for
 * that.
 */
import { afterPaint } from '../../lib/after-paint.client.ts';
import { make } from '../../lib/dom.client.ts';
import { queryOf } from '../../lib/query.ts';
import { setAddress } from '../../lib/target.client.ts';
import { data } from './drawing.ts';
import { DARK, light, partsOf, run, type Lights } from './lights.ts';
import { still } from './pulse.ts';
import { saidOn, type Said } from './said.ts';

const figures = new Set<WhoReaches>();
let held: string | undefined;
/** Whom the address names, until somebody is asked about. Whatever else stands there changes nothing. */
let asked = queryOf(location.search).get('actor');

/** What a situation asks for. Most readers choose none. */
const answers = () => import('./answers.client.ts');

const inAddress = (id: string) => id.replace(/_/g, '-');

function hold(id: string | undefined, row?: WhoReaches): void {
  held = id;
  asked = null;
  row?.show(id, true);
  // The figure that was asked answers first; the rest of the page follows.
  afterPaint(() => {
    for (const other of figures) if (other !== row) other.show(held, true);
    const address = new URL(location.href);
    if (held) address.searchParams.set('actor', inAddress(held));
    else address.searchParams.delete('actor');
    if (held && row) address.hash = row.figure.id;
    setAddress(address);
  });
}

class WhoReaches extends HTMLElement {
  /** What it answers now; made beforehand, so that a press need not think. */
  said: Said[] = [];
  /** Its figure, which it leaves for the view at full size. */
  figure = this.closest('figure')!;
  #drawings: SVGElement[] = [];
  #parts: ReturnType<typeof partsOf> = [];
  #shown = '';
  #shows = 0;
  #list = this.querySelector('ul')!;
  #output = this.querySelector('output')!;
  /** What holds while nobody is asked about. */
  #rest: Pick<Said, 'words' | keyof Lights> = { ...DARK, words: [...this.#output.childNodes] };

  connectedCallback(): void {
    const { figure } = this;
    // Full size moves it there and back.
    if (this.#drawings[0]) return void figures.add(this);
    this.#drawings = [...figure.querySelectorAll<SVGElement>('.draw > .dg')];
    const [svg] = this.#drawings;
    if (!svg) return;
    figures.add(this);
    this.#parts = this.#drawings.flatMap(partsOf);
    const good = saidOn([...this.#list.children] as HTMLElement[], svg);
    for (const place of [this.#list, ...this.#drawings]) this.#hear(place);
    this.#turn(good);
    const chosen = () => figure.querySelector<HTMLInputElement>('[name=if]:checked')?.value ?? '';
    const turn = async () => {
      const situation = chosen();
      const { saidIn } = await answers();
      // Another press may have come first.
      if (situation !== chosen()) return;
      this.#turn(saidIn(figure, svg, situation, good, this.dataset['goal']) ?? good, situation);
      open();
    };
    // Without what answers, they stay those of a good day.
    const turned = () => void turn().catch(() => {});
    figure.addEventListener('situation', turned);
    if (chosen()) turned();
  }

  disconnectedCallback(): void {
    figures.delete(this);
  }

  /** Answers from now on for another situation. */
  #turn(said: Said[], situation = ''): void {
    const gone = this.said.some(({ id }) => id === held) && !said.some(({ id }) => id === held);
    this.said = said;
    const { children } = this.#list;
    children[said.length]?.remove();
    said.forEach(({ id, face }, index) => {
      const item = children[index] ?? this.#list.appendChild(make('li', {}, make('span')));
      const first = item.firstElementChild!;
      const button = make('button', { type: 'button', 'data-node': id });
      button.append(...face);
      first.replaceWith(button);
    });
    for (const drawing of this.#drawings) {
      for (const box of drawing.querySelectorAll('[data-asks]')) box.removeAttribute('data-asks');
      for (const { id } of said)
        for (const box of drawing.querySelectorAll(`.dg-node[data-node="${CSS.escape(id)}"]`))
          if (!box.hasAttribute('data-if') || data(box, 'if').split(' ').includes(situation))
            box.setAttribute('data-asks', '');
    }
    if (gone) hold(undefined, this);
    else this.show(held, true);
  }

  #hear(place: Element): void {
    const pointed = ({ target }: Event) =>
      data((target as Element).closest('button, [data-asks]') ?? place, 'node');
    place.addEventListener('click', (event) => {
      const id = pointed(event);
      if (id) hold(held === id ? undefined : id, this);
    });
    const hover = (event: Event) => {
      if ((event as PointerEvent).pointerType === 'mouse' && !held && pointed(event) !== this.#shown)
        this.show(pointed(event));
    };
    place.addEventListener('pointerover', hover);
    place.addEventListener('pointerleave', hover);
  }

  /** Shows what `id` reaches; undefined, or somebody who is not in this figure, brings it to rest. */
  show(id = '', press = false): void {
    const found = this.said.find((one) => one.id === id) ?? this.#rest;
    this.#shown = id;
    this.#drawings.forEach(still);
    light(this.#parts, found);
    if (press)
      for (const button of this.querySelectorAll('button'))
        button.ariaPressed = String(data(button, 'node') === id);
    const shows = ++this.#shows;
    const dim = () => {
      for (const svg of this.#drawings) svg.classList.toggle('tracing', Boolean(found.on[0]));
    };
    // At rest at once, or all would be dim for a moment.
    if (!found.on[0]) dim();
    // What is lit shows in this frame. All else dims, arrows move, and words, which lay the page out anew, come with the
    // next.
    afterPaint(() => {
      if (shows !== this.#shows) return;
      dim();
      run(this.#parts, found);
      // What is written is announced: the same words are not, once more.
      const text = found.words.map((part) => (typeof part === 'string' ? part : part.textContent)).join('');
      if (text === this.#output.textContent) return;
      // An answer has the room of what it replaces, so that it moves nothing.
      this.style.minHeight = found === this.#rest ? '' : getComputedStyle(this).height;
      this.#output.replaceChildren(...found.words);
    });
  }
}

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && held && !document.querySelector('dialog[open]')) hold(undefined);
});

customElements.define('who-reaches', WhoReaches);

/** Asks whom the address names, as soon as a figure knows them. */
function open(): void {
  const found = [...figures].flatMap(({ said }) => said).find(({ id }) => inAddress(id) === asked);
  if (!found) return;
  asked = null;
  held = found.id;
  for (const figure of figures) figure.show(held, true);
}

// After all figures of the page are known.
open();
