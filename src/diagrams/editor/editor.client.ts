/** The editor: source on one side, drawing on the other, redrawn after a pause. See drawer.ts for what draws. */
import { queryOf } from '../../lib/query.ts';
import { save, png } from '../client/raster.ts';
import { copyOrOffer } from '../../lib/clipboard.client.ts';
import { comingIn, make, sayBriefly } from '../../lib/dom.client.ts';
import { setAddress } from '../../lib/target.client.ts';
import type { Images } from '../image/parse.ts';
import { admit } from './admit.ts';
import { Drawer, NoDrawer, type Result } from './drawer.ts';
import { keep, kept } from './keep.ts';
import { Lines } from './lines.ts';
import { checked, decode, encode, LINES, Refused, type Work } from './share.ts';
import type { Fault } from '../problem.ts';

/** Ms without a key before it is drawn. */
const PAUSE = 400;

class DiagramEditor extends HTMLElement {
  #source!: HTMLTextAreaElement;
  #flows!: HTMLInputElement;
  #lines!: Lines;
  #drawer!: Drawer;
  #figure = '';
  /** Under what name drafts are kept: the figure's, or the link's own, so that a link never replaces the reader's. */
  #draft = '';
  /** The source with every remedy in place, where that is what was drawn. */
  #mended: string | undefined;
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
    this.#source.addEventListener('beforeinput', (event) => this.#bound(event));
    this.#source.addEventListener('input', () => this.#changed());
    this.#flows.addEventListener('change', () => this.#changed());
    for (const button of this.querySelectorAll<HTMLButtonElement>('button[name]')) {
      button.disabled = false;
      button.addEventListener('click', () => void this.#act(button));
    }
    this.#part('progress').hidden = false;
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
    const asked = queryOf(location.search);
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
    const fragment = location.hash.slice(1);
    const shared = /^\d/.test(fragment);
    this.#draft = shared ? `#${fragment.slice(0, 60)}` : this.#figure;
    let work = kept(this.#draft);
    if (work) note = 'This is your draft, as you left it. “Start over” brings back the original.';
    if (shared) {
      try {
        this.#first = checked(await decode(fragment));
      } catch (error) {
        note = `${(error as Refused).message} This is what there was before.`;
        this.#draft = this.#figure;
        work = kept(this.#figure);
      }
    }
    this.#part('.ed-stranger').hidden = !shared || this.#draft === this.#figure;
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
    this.#lines.show(LINES);
  }

  /**
   * What would be more than a drawing is not let in: a text field of a million lines keeps a browser busy for a minute.
   * Another drawing in place of the whole: what arrow heads mean in it is not known, so nothing is read into them.
   */
  #bound(event: InputEvent): void {
    const coming = event.inputType === 'insertLineBreak' ? '\n' : comingIn(event);
    const { value, selectionStart, selectionEnd } = this.#source;
    const [before, after] = [value.slice(0, selectionStart), value.slice(selectionEnd)];
    try {
      if (coming) checked({ source: before + coming + after, flows: false });
    } catch (error) {
      event.preventDefault();
      this.#part('.ed-note').textContent = `${(error as Refused).message} Nothing was added.`;
      return;
    }
    if (event.inputType === 'insertFromPaste' && !(before + after).trim()) this.#flows.checked = false;
  }

  #changed(): void {
    this.#lines.show(LINES);
    const same = this.#source.value === this.#first.source && this.#flows.checked === this.#first.flows;
    const done = keep(this.#draft, same ? undefined : this.#work);
    this.#lost = !done && !same;
    this.#part('.ed-note').textContent = done
      ? ''
      : 'This browser keeps nothing: copy a link or the source before you leave.';
    clearTimeout(this.#timer);
    this.#part('.draw').setAttribute('aria-busy', 'true');
    this.#timer = setTimeout(() => void this.#draw(), PAUSE);
  }

  async #draw(): Promise<void> {
    clearTimeout(this.#timer);
    this.#busy(true);
    let result: Result;
    try {
      const { source, flows } = checked(this.#work);
      // Heads mean something in flowcharts alone, whatever the box says.
      result = await this.#drawer.draw(source, flows && /^\s*(?:flowchart|graph)\b/m.test(source));
    } catch (error) {
      this.#busy(false);
      if (error instanceof NoDrawer) {
        this.#part('.ed-missing').hidden = false;
        return;
      }
      result = { faults: [{ reason: (error as Error).message }] };
    }
    this.#busy(false);
    this.#part('.ed-missing').hidden = true;
    if ('drawn' in result) {
      try {
        this.#place(result);
        return;
      } catch {
        result = {
          faults: [{ reason: 'The drawing holds something that does not belong there, so it is not shown.' }],
        };
      }
    }
    this.#complain(result.faults);
  }

  #place({ drawn, images, faults, source }: Extract<Result, { drawn: unknown }>): void {
    const [wide, narrow] = [drawn.wide, drawn.narrow].map((one) => one && admit(one.svg));
    if (wide && narrow) {
      wide.classList.add('lr');
      narrow.classList.add('tb');
    }
    this.#part('.draw').replaceChildren(...[wide, narrow].filter((one) => one !== undefined));
    this.#part('.ed-words').replaceChildren(...drawn.words.map((text) => make('li', {}, text)));
    this.#images = images;
    this.#title = drawn.title;
    this.#complain(faults, source, drawn.note);
  }

  /**
   * Says all that is wrong, and marks where. Where every fault has a remedy, what is shown was drawn with them, and a
   * button puts them into the source; else the last good drawing stays, faded. Without a fault all is well.
   */
  #complain(faults: Fault[] = [], source?: string, note = ''): void {
    const mended = source !== undefined;
    this.#mended = source;
    const failed = faults.length > 0 && !mended;
    const told = faults.map(({ reason, line }) =>
      line ? `Line ${line}: ${inWords(reason)}` : inWords(reason),
    );
    if (note) told.push(note);
    const items = told.map((text) => make('li', {}, text.slice(0, 400)));
    this.#part('.ed-problem').replaceChildren(...(items.length ? [make('ul', {}, ...items)] : []));
    this.#part('.ed-mend').hidden = !mended;
    this.#source.setAttribute('aria-invalid', String(faults.length > 0));
    this.classList.toggle('stale', failed);
    this.#part('.ed-state').textContent = failed
      ? this.#images
        ? 'Last drawing that worked'
        : 'Not drawn yet'
      : mended
        ? 'Drawing, with what is listed mended'
        : 'Drawing';
    this.#lines.show(
      LINES,
      faults.flatMap(({ line }) => line ?? []),
    );
    for (const button of this.querySelectorAll<HTMLButtonElement>('[name^=svg], [name^=png]'))
      button.disabled = failed;
  }

  #busy(busy: boolean): void {
    this.#part('progress').hidden = !busy;
    this.#part('.draw').setAttribute('aria-busy', String(busy));
  }

  async #act(button: HTMLButtonElement): Promise<void> {
    const file =
      this.#title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'drawing';
    const [kind, scheme] = button.name.split('-') as [string, 'light' | 'dark'];
    if (kind === 'retry') void this.#draw();
    else if (kind === 'undo') {
      // The text field's own memory, which keys use, too.
      this.#source.focus();
      document.execCommand('undo');
    } else if (kind === 'reset') this.#reset();
    else if (kind === 'mend') this.#type(this.#mended ?? this.#source.value);
    else if (kind === 'source') this.#say(button, await this.#copy(this.#source.value));
    else if (kind === 'link') {
      try {
        const link = encode(checked(this.#work)).then((fragment) => {
          setAddress(`#${fragment}`);
          return `${location.href.split('#')[0]!}#${fragment}`;
        });
        this.#say(button, await this.#copy(link));
        this.#lost = false;
      } catch (error) {
        this.#part('.ed-note').textContent = (error as Error).message;
      }
    } else if (this.#images) {
      const svg = this.#images[scheme];
      if (kind === 'svg') save(new Blob([svg], { type: 'image/svg+xml' }), `${file}-${scheme}.svg`);
      else save(await png(svg), `${file}-${scheme}.png`);
      this.#say(button, 'Saved');
    }
  }

  /** Back to what was opened. */
  #reset(): void {
    this.#flows.checked = this.#first.flows;
    this.#type(this.#first.source);
  }

  /** Typed in rather than set, so that undo brings the rest back. */
  #type(source: string): void {
    this.#source.focus();
    this.#source.select();
    document.execCommand('insertText', false, source);
    this.#changed();
  }

  async #copy(text: string | Promise<string>): Promise<string> {
    return (await copyOrOffer(this.#part('.ed-hand'), text)) ? 'Copied' : 'Copy it from below';
  }

  #say(button: HTMLButtonElement, text: string): void {
    for (const place of [button, this.#part('[role=status]')]) sayBriefly(place, text);
  }
}

/** In the words of this page, which has a box where pages have `flows`. */
const inWords = (reason: string) => reason.replace('With `flows`', 'With the box below ticked,');

customElements.define('diagram-editor', DiagramEditor);
