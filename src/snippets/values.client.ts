/**
 * The reader's values: typed once, shown and copied in every snippet of every page, kept in this browser only.
 *
 * What stands in storage may be anything (another version, another hand), so it is used only where the field of this
 * page accepts it. Values reach the page as text, never as markup. Storage may be refused: then they hold for the page.
 */
import { fetchText, whyMissing } from '../lib/arrival.client.ts';
import { copyOrOffer } from '../lib/clipboard.client.ts';
import { make, plural, put } from '../lib/dom.client.ts';
import { onStored, store, storedTexts } from '../lib/storage.client.ts';
import { PLACEHOLDER } from '../content/snippets/placeholder.ts';

type Values = Record<string, string>;

const KEY = 'values';
/** Characters of a value, typed or stored. */
const LONGEST = 200;
const KEEP_MS = 5000;

function read(): Values {
  const texts = Object.entries(storedTexts(KEY, LONGEST));
  return Object.fromEntries(texts.filter(([name]) => /^YOUR_\w+$/.test(name)));
}

/** Returns whether the browser keeps the values. */
function write(values: Values): boolean {
  const filled = Object.entries(values).filter(([, value]) => value);
  return store(KEY, filled.length ? JSON.stringify(Object.fromEntries(filled)) : '');
}

/** What stands below a field: its hint, or why its value is not used. */
const hintOf = (field: HTMLInputElement): Element => field.parentElement!.nextElementSibling!;

class YourValues extends HTMLElement {
  #values: Values = {};
  #fields = new Map<string, HTMLInputElement>();
  #hints = new Map<string, string>();
  #marks = new Map<string, HTMLElement[]>();
  #blocks = new Map<string, Set<Element>>();
  #status!: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#status = this.querySelector('[role=status]')!;
    // While a page loads, browsers lay out every field it has, folded away or not, to see what they could fill in.
    const template = this.querySelector('template')!;
    const unpack = () => template.replaceWith(template.content);
    for (const type of ['click', 'toggle']) this.querySelector('details')!.addEventListener(type, unpack);
    for (const field of template.content.querySelectorAll('input')) {
      this.#fields.set(field.name, field);
      const hint = hintOf(field);
      this.#hints.set(field.name, hint.textContent.trim());
      hint.id = `${field.name}-hint`;
      field.setAttribute('aria-describedby', hint.id);
      // Identifiers: the browser shall not guess, correct or capitalize.
      Object.assign(field, {
        maxLength: LONGEST,
        autocomplete: 'off',
        autocapitalize: 'none',
        spellcheck: false,
      });
    }
    for (const mark of document.querySelectorAll<HTMLElement>('mark[data-value]')) {
      const name = mark.dataset['value']!;
      if (!this.#marks.has(name)) this.#marks.set(name, []);
      this.#marks.get(name)!.push(mark);
      if (!this.#blocks.has(name)) this.#blocks.set(name, new Set());
      const block = mark.closest('figure');
      if (block) this.#blocks.get(name)!.add(block);
    }
    this.addEventListener('input', (event) => this.#type(event.target as HTMLInputElement));
    this.addEventListener('change', (event) => this.#judge(event.target as HTMLInputElement));
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      if (button?.name === 'clear') this.#clear();
      if (button?.name === 'runbook') void this.#runbook(button);
    });
    onStored(KEY, () => this.#load());
    this.#load();
  }

  #accepts(name: string, value: string | undefined): value is string {
    const field = this.#fields.get(name);
    // The flag that every browser knows; the build holds patterns to it.
    return Boolean(value && field && new RegExp(`^(?:${field.pattern})$`, 'u').test(value));
  }

  #usable(name: string): string | undefined {
    const value = this.#values[name];
    return this.#accepts(name, value) ? value : undefined;
  }

  #load(): void {
    this.#values = read();
    for (const [name, field] of this.#fields) {
      // What is only half typed was never stored, and another tab shall not take it away.
      const isUsed = this.#accepts(name, field.value.trim());
      field.value = this.#values[name] ?? (isUsed ? '' : field.value);
      this.#judge(field);
      this.#show(name);
    }
    this.#count();
  }

  /** A value that is only half typed is not used, and not complained about until the field is left. */
  #type(field: HTMLInputElement): void {
    const value = field.value.trim();
    this.#values[field.name] = this.#accepts(field.name, value) ? value : '';
    const kept = write(this.#values);
    if (!value || this.#accepts(field.name, value)) this.#judge(field);
    this.#show(field.name);
    this.#count(kept ? '' : ', until you leave this page: your browser refuses storage');
  }

  /** Says at the field whether its value is used, and if not, why. */
  #judge(field: HTMLInputElement): void {
    const value = field.value.trim();
    const wrong = value !== '' && !this.#accepts(field.name, value);
    const hint = this.#hints.get(field.name)!;
    if (wrong) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
    put(hintOf(field), wrong ? `Not used. ${hint}, for example ${field.placeholder}` : hint);
  }

  #show(name: string): void {
    const value = this.#usable(name);
    for (const mark of this.#marks.get(name) ?? []) {
      put(mark, value ?? name);
      mark.classList.toggle('set', value !== undefined);
    }
    for (const block of this.#blocks.get(name) ?? []) {
      const left = block.querySelector('.cap small');
      const open = new Set(
        [...block.querySelectorAll<HTMLElement>('mark:not(.set)')].map((mark) => mark.dataset['value']),
      ).size;
      if (left) put(left, open ? `${plural(open, 'placeholder')} left` : '');
    }
  }

  #fill(text: string): string {
    return text.replace(PLACEHOLDER, (name) => this.#usable(name) ?? name);
  }

  #count(more = ''): void {
    clearTimeout(this.#timer);
    const names = [...this.#fields.keys()];
    const filled = names.filter((name) => this.#usable(name) !== undefined).length;
    put(this.#status, `${filled} of ${names.length} filled in${more}`);
  }

  #clear(): void {
    this.#values = {};
    const kept = write({});
    for (const [name, field] of this.#fields) {
      field.value = '';
      this.#judge(field);
      this.#show(name);
    }
    this.#say(kept ? 'Cleared, on every page' : 'Cleared');
  }

  #say(message: string): void {
    this.#count();
    this.#status.textContent = message;
    this.#timer = setTimeout(() => this.#count(), KEEP_MS);
  }

  async #runbook(button: HTMLButtonElement): Promise<void> {
    const coming = fetchText(button.value).then((text) => this.#fill(text));
    try {
      if (!(await copyOrOffer(this, coming))) return this.#say('The browser refuses the clipboard');
      const open = new Set((await coming).match(PLACEHOLDER)).size;
      this.#say(open ? `Runbook copied, ${plural(open, 'placeholder')} left` : 'Runbook copied');
    } catch {
      this.#say(await whyMissing('The runbook'));
      // The file itself is then the next best thing, if the reader wants it.
      button.nextElementSibling?.remove();
      button.after(' ', make('a', { href: button.value }, 'Open the runbook'));
    }
  }
}

customElements.define('your-values', YourValues);
