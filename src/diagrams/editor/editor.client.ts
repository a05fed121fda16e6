/** The editor: source on one side, drawing on the other, redrawn after a pause. See drawer.ts for what draws. */
import { save, png } from '../client/raster.ts';
import { writeClipboard } from '../../lib/clipboard.client.ts';
import type { Images } from '../image/parse.ts';
import { admit } from './admit.ts';
import { Drawer, NoDrawer, type Result } from './drawer.ts';
import { explain } from './explain.ts';
import { keep, kept } from './keep.ts';
import { Lines } from './lines.ts';
import { checked, decode, encode, Refused, type Work } from './share.ts';

/** Ms without a key before it is drawn, and ms that a button says what it did. */
const PAUSE = 400;
const SAID = 5000;

class DiagramEditor extends HTMLElement {
  #source!: HTMLTextAreaElement;
  #flows!: HTMLInputElement;
  #lines!: Lines;
  #drawer!: Drawer;
  #figure = '';
  #first: Work = { source: '', flows: true };
  #images: Images | undefined;
  #title = 'drawing';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lost = false;

  connectedCallback(): void {
    this.#source = this.#part<HTMLTextAreaElement>('#ed-source');
    this.#flows = this.#part<HTMLInputElement>('[name=flows]');
    this.#lines = new Lines(this.#part('ol'), this.#source);
    this.#drawer = new Drawer(this.#part<HTMLElement>('[data-src]').dataset['src']!);
    this.#source.addEventListener('input', () => this.#changed());
    this.#flows.addEventListener('change', () => this.#changed());
    for (const button of this.querySelectorAll<HTMLButtonElement>('button[name]'))
      button.addEventListener('click', () => void this.#act(button));
    addEventListener('beforeunload', (event) => {
      if (this.#lost) event.preventDefault();
    });
    addEventListener('hashchange', () => void this.#open());
    void this.#open();
  }

  #part<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  get #work(): Work {
    return { source: this.#source.value, flows: this.#flows.checked };
  }

  /** What to start from: what the address holds, else a draft, else the figure that it names, else the example. */
  async #open(): Promise<void> {
    const asked = new URLSearchParams(location.search);
    const name = asked.get('figure') ?? '';
    // Names a file of this site and nothing else.
    this.#figure = /^(?:[a-z0-9-]+\/)*fig-[a-z0-9-]+$/.test(name) ? name : '';
    this.#first = { source: this.#source.defaultValue, flows: true };
    let note = '';
    if (this.#figure) {
      this.#fill({ source: '', flows: true });
      this.#stand();
      try {
        const response = await fetch(`../figures/${this.#figure}.mmd`);
        if (!response.ok) throw new Error(response.statusText);
        this.#first = { source: (await response.text()).trimEnd(), flows: asked.has('flows') };
      } catch {
        note = 'The figure could not be fetched; this is an example to start from.';
      }
    }
    let work = kept(this.#figure);
    if (work) note = 'This is your draft, as you left it. “Start over” brings back the original.';
    const fragment = location.hash.slice(1);
    if (/^\d/.test(fragment)) {
      try {
        work = await decode(fragment);
        note = 'This drawing came with the link.';
      } catch (error) {
        note = `${(error as Refused).message} This is what there was before.`;
      }
    }
    this.#fill(work ?? this.#first);
    this.#part('.ed-note').textContent = note;
    await this.#draw();
  }

  /** Until the first drawing: the figure as the site shows it. */
  #stand(): void {
    const image = new Image();
    const scheme = document.documentElement.dataset['theme'];
    image.src = `../figures/${this.#figure}.${scheme ? `${scheme}.` : ''}svg`;
    image.alt = 'The figure as it stands in the guide';
    this.#part('.draw').replaceChildren(image);
  }

  #fill({ source, flows }: Work): void {
    this.#source.value = source;
    this.#flows.checked = flows;
    this.#lines.show();
  }

  #changed(): void {
    this.#lines.show();
    const same = this.#source.value === this.#first.source && this.#flows.checked === this.#first.flows;
    const done = keep(this.#figure, same ? undefined : this.#work);
    this.#lost = !done && !same;
    this.#part('.ed-note').textContent = done
      ? ''
      : 'This browser keeps nothing: copy a link or the source before you leave.';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(), PAUSE);
  }

  async #draw(): Promise<void> {
    clearTimeout(this.#timer);
    this.#busy(true);
    let result: Result;
    try {
      const { source, flows } = checked(this.#work);
      result = await this.#drawer.draw(source, flows);
    } catch (error) {
      this.#busy(false);
      if (error instanceof NoDrawer) {
        this.#part('.ed-missing').hidden = false;
        return;
      }
      result = { problem: (error as Error).message };
    }
    this.#busy(false);
    this.#part('.ed-missing').hidden = true;
    if ('drawn' in result) {
      try {
        this.#place(result);
        return;
      } catch {
        result = { problem: 'The drawing holds something that does not belong there, so it is not shown.' };
      }
    }
    const told = explain(this.#source.value, result);
    this.#complain(told.problem, told.line);
  }

  #place({ drawn, images }: Extract<Result, { drawn: unknown }>): void {
    const [wide, narrow] = [drawn.wide, drawn.narrow].map((one) => one && admit(one.svg));
    if (wide && narrow) {
      wide.classList.add('lr');
      narrow.classList.add('tb');
    }
    this.#part('.draw').replaceChildren(...[wide, narrow].filter((one) => one !== undefined));
    this.#part('.ed-words').replaceChildren(
      ...drawn.words.map((text) => {
        const item = document.createElement('li');
        item.textContent = text;
        return item;
      }),
    );
    this.#images = images;
    this.#title = drawn.title;
    this.#complain();
  }

  /** Says what is wrong and where; the last good drawing stays, faded. Without a problem all is well. */
  #complain(problem = '', line?: number): void {
    const box = this.#part('.ed-problem');
    box.textContent = problem && (line ? `Line ${line}: ${problem}` : problem);
    this.#source.setAttribute('aria-invalid', String(Boolean(problem)));
    this.classList.toggle('stale', Boolean(problem));
    this.#part('.ed-state').textContent = problem
      ? this.#images
        ? 'Last drawing that worked'
        : 'Not drawn yet'
      : 'Drawing';
    this.#lines.show(problem ? line : undefined);
    for (const button of this.querySelectorAll<HTMLButtonElement>('[name^=svg], [name^=png]'))
      button.disabled = Boolean(problem);
  }

  #busy(busy: boolean): void {
    this.#part('progress').hidden = !busy;
    this.#part('.draw').setAttribute('aria-busy', String(busy));
  }

  async #act(button: HTMLButtonElement): Promise<void> {
    const file =
      this.#title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '') || 'drawing';
    const [kind, scheme] = button.name.split('-') as [string, 'light' | 'dark'];
    if (kind === 'retry') void this.#draw();
    else if (kind === 'undo') {
      // The text field's own memory, which keys use, too.
      this.#source.focus();
      document.execCommand('undo');
    } else if (kind === 'reset') this.#reset();
    else if (kind === 'source') this.#say(button, await this.#copy(this.#source.value));
    else if (kind === 'link') {
      try {
        const fragment = await encode(checked(this.#work));
        history.replaceState(null, '', `#${fragment}`);
        this.#say(button, await this.#copy(location.href));
        this.#lost = false;
      } catch (error) {
        this.#complain((error as Error).message);
      }
    } else if (this.#images) {
      const svg = this.#images[scheme];
      if (kind === 'svg') save(new Blob([svg], { type: 'image/svg+xml' }), `${file}-${scheme}.svg`);
      else save(await png(svg), `${file}-${scheme}.png`);
      this.#say(button, 'Saved');
    }
  }

  /** Back to what was opened. Typed in rather than set, so that undo brings it back. */
  #reset(): void {
    this.#source.focus();
    this.#source.select();
    document.execCommand('insertText', false, this.#first.source);
    this.#flows.checked = this.#first.flows;
    this.#changed();
  }

  async #copy(text: string): Promise<string> {
    if (await writeClipboard(text)) return 'Copied';
    const box = this.#part<HTMLTextAreaElement>('.ed-hand');
    box.hidden = false;
    box.value = text;
    box.select();
    return 'Copy it from below';
  }

  #say(button: HTMLButtonElement, text: string): void {
    const was = (button.dataset['was'] ??= button.textContent);
    button.textContent = text;
    this.#part('[role=status]').textContent = text;
    setTimeout(() => {
      button.textContent = was;
      this.#part('[role=status]').textContent = '';
    }, SAID);
  }
}

customElements.define('diagram-editor', DiagramEditor);
