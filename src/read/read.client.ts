/** The page that reads a configuration: takes a text, has the worker read it, shows and copies what comes back. */
import { admit } from '../diagrams/editor/admit.ts';
import { Drawer } from '../diagrams/editor/drawer.ts';
import { save } from '../diagrams/client/raster.ts';
import { copyOrOffer } from '../lib/clipboard.client.ts';
import { buttonOf, make, plural, put } from '../lib/dom.client.ts';
import { store, stored } from '../lib/storage.client.ts';
import { Reader } from './ask.client.ts';
import type { Picture } from './picture.ts';
import { markdownOf, wikiOf, type Report } from './report.ts';
import { fileRows, findingParts, jobRow } from './results.client.ts';
import type { Knowledge } from './rules/rule.ts';

const KEPT = 'read-config';
/** Bytes; the engine's own bound, told before a file is opened. */
const LONGEST = 1_000_000;

interface Data {
  knowledge: Knowledge;
  example: string;
}

class ConfigReader extends HTMLElement {
  #text!: HTMLTextAreaElement;
  #keep!: HTMLInputElement;
  #reader!: Reader;
  #drawer!: Drawer;
  #data!: Data;
  #read = '';
  #report: Report | undefined;

  connectedCallback(): void {
    this.#text = this.#part('textarea');
    this.#keep = this.#part('[name=keep]');
    this.#reader = new Reader(this.dataset['worker']!);
    this.#drawer = new Drawer(this.dataset['drawer']!);
    this.#data = JSON.parse(this.#part('script').textContent) as Data;
    this.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLButtonElement) void this.#act(target.name);
    });
    this.#text.addEventListener('paste', () => setTimeout(() => void this.#show()));
    this.#keep.addEventListener('change', () => this.#store());
    const file = this.#part<HTMLInputElement>('[type=file]');
    file.addEventListener('change', () => void this.#open(file.files?.[0]));
    this.addEventListener('dragover', (event) => event.preventDefault());
    this.addEventListener('drop', (event) => {
      const dropped = event.dataTransfer?.files[0];
      if (!dropped) return;
      event.preventDefault();
      void this.#open(dropped);
    });
    const kept = stored(KEPT, LONGEST);
    if (kept) {
      this.#text.value = kept;
      this.#keep.checked = true;
    }
  }

  #part<T extends HTMLElement>(selector: string): T {
    return this.querySelector<T>(selector)!;
  }

  #store(): void {
    if (store(KEPT, this.#keep.checked ? this.#text.value : '') || !this.#keep.checked) return;
    this.#keep.checked = false;
    put(this.#part('[role=status]'), 'This browser keeps nothing.');
  }

  async #act(name: string): Promise<void> {
    if (name === 'example') this.#text.value = this.#data.example;
    if (name === 'clear') {
      this.#text.value = '';
      this.#keep.checked = false;
      this.#store();
      this.#part('.rd-result').hidden = true;
      this.#complain('');
      this.#text.focus();
    }
    if (name === 'read' || name === 'example') await this.#show();
    if (name === 'markdown' || name === 'table') await this.#copy(name);
  }

  async #open(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > LONGEST) {
      this.#complain('This file is longer than 1 MB. Is it a configuration?');
      return;
    }
    this.#text.value = await file.text();
    await this.#show();
  }

  async #show(): Promise<void> {
    const status = this.#part('[role=status]');
    this.#store();
    this.#complain('');
    put(status, 'Reading …');
    const text = this.#text.value;
    const answer = await this.#reader.read({ text, knowledge: this.#data.knowledge });
    put(status, '');
    if ('problem' in answer) {
      this.#part('.rd-result').hidden = true;
      this.#complain(`Line ${answer.line}: ${answer.problem} Nothing was read.`, answer.line);
      return;
    }
    const { report, pictures, secret } = answer;
    this.#read = text;
    this.#report = report;
    this.#part('.rd-setup').hidden = !report.setup;
    this.#part('tbody').replaceChildren(...report.jobs.map(jobRow));
    this.#part('.rd-found').replaceChildren(...findingParts(report));
    this.#part('.rd-rows').replaceChildren(...fileRows(text, report, secret));
    const unclear = report.jobs.filter(({ verdict }) => verdict === 'cannot-tell').length;
    put(
      this.#part('.rd-sum'),
      `${plural(report.jobs.length, 'job')}, ${plural(report.findings.length, 'finding')}. ${
        unclear ? `Of ${plural(unclear, 'job')} the file does not say enough.` : ''
      }`,
    );
    this.#part('.rd-result').hidden = false;
    this.#part('.rd-result h2').focus();
    await this.#draw(pictures);
  }

  #complain(text: string, line?: number): void {
    put(this.#part('[role=alert]'), text);
    this.#text.setAttribute('aria-invalid', String(Boolean(text)));
    if (!line) return;
    const rows = this.#text.value.split('\n');
    const from = rows.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    this.#text.focus();
    this.#text.setSelectionRange(from, from + (rows[line - 1]?.length ?? 0));
  }

  async #draw(pictures: readonly Picture[]): Promise<void> {
    const place = this.#part('.rd-pictures');
    place.replaceChildren();
    if (!pictures.length) place.append(make('p', {}, 'The file shows no way, so there is nothing to draw.'));
    for (const [index, { title, source }] of pictures.entries()) {
      const state = make('p', { class: 'small' }, 'Drawing …');
      place.append(state);
      try {
        const result = await this.#drawer.draw(source, true);
        if (!('drawn' in result)) throw new Error(result.faults[0]?.reason ?? 'faulty');
        state.replaceWith(this.#figure(title, result, index));
      } catch {
        state.textContent = `“${title}” could not be drawn here. The table above says the same.`;
      }
    }
  }

  #figure(
    title: string,
    { drawn, images }: Extract<Awaited<ReturnType<Drawer['draw']>>, { drawn: unknown }>,
    index: number,
  ): HTMLElement {
    const unique = (svg: string, kind: string) => svg.replaceAll('own-', `own${index}-${kind}-`);
    const wide = admit(unique(drawn.wide.svg, 'w'));
    const narrow = drawn.narrow && admit(unique(drawn.narrow.svg, 'n'));
    if (narrow) {
      wide.classList.add('lr');
      narrow.classList.add('tb');
    }
    const download = buttonOf('Download SVG', () => {
      const scheme = getComputedStyle(this).colorScheme === 'dark' ? 'dark' : 'light';
      save(new Blob([images[scheme]], { type: 'image/svg+xml' }), 'ways.svg');
    });
    const draw = make(
      'div',
      { class: 'draw', tabindex: '0', role: 'region', 'aria-label': title },
      wide,
      ...(narrow ? [narrow] : []),
    );
    const full = buttonOf('Full size', () => void draw.requestFullscreen?.());
    return make(
      'figure',
      { class: 'fig' },
      make('figcaption', {}, make('p', { class: 'fig-title' }, title)),
      draw,
      make('p', { class: 'rd-bar' }, full, download),
      make(
        'details',
        {},
        make('summary', {}, 'This figure in words'),
        make('ul', {}, ...drawn.words.map((text) => make('li', {}, text))),
      ),
    );
  }

  async #copy(name: string): Promise<void> {
    if (!this.#report) return;
    const link = (address: string) => new URL(`../${address}`, location.href).href;
    const own = this.#part<HTMLInputElement>('[name=own]').checked;
    const text =
      (name === 'markdown' ? markdownOf(this.#report, link) : wikiOf(this.#report)) +
      (own ? `\n\n${this.#read.replace(/^/gm, '    ')}\n` : '');
    const done = await copyOrOffer(this.#part('.rd-hand'), text);
    put(this.#part('.rd-copied'), done ? 'Copied' : '');
  }
}

customElements.define('config-reader', ConfigReader);
