/** The page that reads a configuration: takes a text, has the worker read it, shows and copies what comes back. */
import { Drawer } from '../diagrams/editor/drawer.ts';
import { copyOrOffer } from '../lib/clipboard.client.ts';
import { comingIn, make, plural, put } from '../lib/dom.client.ts';
import { store, stored } from '../lib/storage.client.ts';
import { Reader } from './ask.client.ts';
import { LONGEST, textOfFile, tooLong } from './bounds.ts';
import { figureOf, live } from './figure.client.ts';
import type { Picture } from './picture.ts';
import { entriesOf, markdownOf, wikiOf, type Report } from './report.ts';
import { showFile } from './file.client.ts';
import { showFindings, showJobs, type Sources } from './results.client.ts';
import { inTurns } from './steps.client.ts';
import type { Knowledge } from './rules/rule.ts';

const KEPT = 'read-config';

interface Data {
  knowledge: Knowledge;
  sources: Sources;
  example: string;
}

function summary({ jobs, findings }: Report): string {
  const unclear = jobs.filter(({ verdict }) => verdict === 'cannot-tell').length;
  const rest = unclear ? ` Of ${plural(unclear, 'job')} the file does not say enough.` : '';
  return `${plural(jobs.length, 'job')}, ${plural(entriesOf(findings).length, 'finding')}.${rest}`;
}

class ConfigReader extends HTMLElement {
  #text!: HTMLTextAreaElement;
  #keep!: HTMLInputElement;
  #reader!: Reader;
  #drawer!: Drawer;
  #data!: Data;
  #read = '';
  #report: Report | undefined;
  /** Counts readings: what an earlier one still does ends. */
  #turn = 0;

  connectedCallback(): void {
    this.#text = this.#part('textarea');
    this.#keep = this.#part('[name=keep]');
    this.#reader = new Reader(this.dataset['worker']!);
    this.#drawer = new Drawer(this.dataset['drawer']!);
    this.#data = JSON.parse(this.#part('script').textContent) as Data;
    this.addEventListener('click', ({ target }) => {
      // A translator wraps the words of a button.
      const button = (target as Element).closest('button');
      if (button) void this.#act(button.name);
    });
    this.#text.addEventListener('beforeinput', (event) => this.#bound(event));
    this.#text.addEventListener('input', (event) => {
      if ((event as InputEvent).inputType === 'insertFromPaste') void this.#show();
    });
    this.#keep.addEventListener('change', () => this.#store());
    const file = this.#part<HTMLInputElement>('[type=file]');
    file.addEventListener('change', () => void this.#open(file.files?.[0]));
    for (const name of ['dragover', 'dragleave', 'drop'] as const)
      this.addEventListener(name, (event) => this.#dragged(event));
    const kept = stored(KEPT, LONGEST);
    if (kept && !tooLong(kept)) {
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
      this.#turn += 1;
      this.#part('.rd-result').hidden = true;
      this.#complain('');
      this.#text.focus();
    }
    if (name === 'read' || name === 'example') await this.#show();
    if (name === 'markdown' || name === 'table') await this.#copy(name);
  }

  /** A file over the text shows that it can be dropped there. Other things that are dragged are not the page's. */
  #dragged(event: DragEvent): void {
    const { type, dataTransfer } = event;
    const file = Boolean(dataTransfer?.types.includes('Files'));
    this.classList.toggle('over', file && type === 'dragover');
    if (!file || type === 'dragleave') return;
    event.preventDefault();
    if (type === 'drop') void this.#open(dataTransfer?.files[0]);
  }

  async #open(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > LONGEST) {
      this.#complain('This file is longer than 1 MB. Is it a configuration?');
      return;
    }
    const text = textOfFile(new Uint8Array(await file.arrayBuffer()));
    const reason = tooLong(text);
    if (reason) return this.#complain(reason);
    this.#text.value = text;
    await this.#show();
  }

  #bound(event: InputEvent): void {
    const reason = tooLong(comingIn(event));
    if (!reason) return;
    event.preventDefault();
    this.#complain(`${reason} Nothing was pasted.`);
  }

  async #show(): Promise<void> {
    const status = this.#part('[role=status]');
    const turn = (this.#turn += 1);
    const goesOn = () => turn === this.#turn;
    this.#store();
    this.#complain('');
    put(status, 'Reading …');
    // A figure that does not come is told at its place.
    live().catch(() => undefined);
    const text = this.#text.value;
    const answer = await this.#reader.read({ text, knowledge: this.#data.knowledge });
    if (!goesOn()) return;
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
    put(this.#part('.rd-sum'), summary(report));
    const place = (name: string) => this.#part(name);
    for (const name of ['tbody', '.rd-found', '.rd-file']) place(name).replaceChildren();
    this.#part('.rd-result').hidden = false;
    const heading = this.#part('.rd-result h2');
    heading.focus({ preventScroll: true });
    // The focus alone would leave it at the window's lower edge, and what it heads below that.
    heading.scrollIntoView();
    await inTurns(showJobs(place('tbody'), report.jobs), goesOn);
    const drawn = this.#draw(pictures, goesOn);
    await inTurns(showFindings(place('.rd-found'), report, this.#data.sources), goesOn);
    await inTurns(showFile(place('.rd-file'), text, report, secret), goesOn);
    await drawn;
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

  async #draw(pictures: readonly Picture[], goesOn: () => boolean): Promise<void> {
    const place = this.#part('.rd-pictures');
    place.replaceChildren();
    if (!pictures.length) place.append(make('p', {}, 'The file shows no way, so there is nothing to draw.'));
    for (const [index, { title, source }] of pictures.entries()) {
      if (!goesOn()) return;
      const state = make('p', { class: 'small' }, 'Drawing …');
      place.append(state);
      try {
        const result = await this.#drawer.draw(source, true);
        if (!('drawn' in result)) throw new Error(result.faults[0]?.reason ?? 'faulty');
        state.replaceWith(await figureOf(this.#part('.rd-figure'), result, source, index + 1));
      } catch {
        state.textContent = `“${title}” could not be drawn here. The table above says the same.`;
      }
    }
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
