/** Parameters: what `<< parameters.x >>` stands for at a place, and what a condition comes to. Unknown stays unknown. */
import type { Node } from 'yaml';
import type { Line, Source } from './document.ts';

export interface Value {
  /** The text that is put in; undefined when nobody can know it from the file. */
  text?: string | undefined;
  /** A list of steps or an executor's map, handed over as it is, with the scope of who handed it over. */
  node?: Node | undefined;
  scope?: Scope | undefined;
  /** Where the value is written. */
  line: number;
  /** Whether whoever starts the pipeline may hand over another. */
  varies?: boolean | undefined;
}

const REFERENCE = /<<\s*([\w.#/-]+)\s*>>/g;
/** Around text that stands only with a value, `<<# parameters.x >> … <</ parameters.x >>`, or only without one, `<<^`. */
const MARK = /(?<!\\)<<\s*([#^/])\s*([\w.-]+)\s*>>/g;
const EMPTY = ['', 'false', '0', 'no', 'off', 'null', '~'];
/** Patterns that take long on a hostile value: a group that repeats, or many repetitions. */
const SLOW = /\)[*+{]|(?:[*+?{].*){4}/s;

export class Scope {
  readonly #source: Source;
  readonly #pipeline: ReadonlyMap<string, Value>;
  readonly #own: ReadonlyMap<string, Value>;

  constructor(
    source: Source,
    pipeline: ReadonlyMap<string, Value>,
    own: ReadonlyMap<string, Value> = new Map(),
  ) {
    this.#source = source;
    this.#pipeline = pipeline;
    this.#own = own;
  }

  /** The same pipeline with parameters of a command, job or executor. */
  with(own: ReadonlyMap<string, Value>): Scope {
    return new Scope(this.#source, this.#pipeline, own);
  }

  find(name: string): Value | undefined {
    if (name.startsWith('parameters.')) return this.#own.get(name.slice('parameters.'.length));
    if (name.startsWith('matrix.')) return this.#own.get(name.slice('matrix.'.length));
    if (name.startsWith('pipeline.parameters.'))
      return this.#pipeline.get(name.slice('pipeline.parameters.'.length));
    return undefined;
  }

  /** The one reference that a text consists of, if it does. */
  reference(text: string): string | undefined {
    return /^\s*<<\s*([\w.#/-]+)\s*>>\s*$/.exec(text)?.[1];
  }

  /** Whether a text names what whoever starts the pipeline decides: its default settles no condition. */
  #varies(text: string): boolean {
    return [...text.matchAll(REFERENCE)].some(
      ([, name = '']) => name.startsWith('pipeline.') || this.find(name)?.varies,
    );
  }

  /** Whether a value is given; undefined where only a run has it. */
  #given(name: string): boolean | undefined {
    const value = this.find(name);
    if (value?.node) return true;
    if (value?.text === undefined || value.varies) return undefined;
    return !EMPTY.includes(value.text.trim().toLowerCase());
  }

  /** Leaves out what its parameter takes away, and the marks; empty rows stay, since rows keep their numbers. */
  #sections(text: string): string {
    const open: { name: string; gone: boolean }[] = [];
    let kept = '';
    let from = 0;
    let left = 0;
    const keep = (piece: string) => {
      kept += left ? piece.replace(/.+/g, '') : piece;
    };
    for (const { 0: mark, 1: sign, 2: name = '', index } of text.matchAll(MARK)) {
      keep(text.slice(from, index));
      from = index + mark.length;
      if (sign !== '/') {
        const gone = this.#given(name) === (sign === '^');
        open.push({ name, gone });
        left += Number(gone);
      } else if (open.at(-1)?.name === name) left -= Number(open.pop()!.gone);
    }
    keep(text.slice(from));
    return kept;
  }

  fill(text: string): string {
    if (!text.includes('<<')) return text;
    const filled = this.#sections(text).replace(
      REFERENCE,
      (whole, name: string) => this.find(name)?.text ?? whole,
    );
    // Values that stand in values can double with every call.
    this.#source.work(1 + filled.length / 1000);
    return filled;
  }

  /** Rows with parameters filled in; a value of several rows stays on the row that names it. */
  rows(rows: readonly Line[]): Line[] {
    const texts = this.#sections(rows.map(({ text }) => text).join('\n')).split('\n');
    return rows.flatMap(({ n }, at) =>
      this.fill(texts[at]!)
        .split('\n')
        .map((text) => ({ n, text })),
    );
  }

  string(node: Node | undefined): string | undefined {
    const text = this.#source.string(node);
    return text === undefined ? undefined : this.fill(text);
  }

  /** Whether a value is written as a parameter. */
  byParameter(node: Node | undefined): boolean {
    return this.#source.string(node)?.includes('<<') ?? false;
  }

  /** Values that a call hands over, and defaults for the rest. */
  call(declared: Node | undefined, given: Node | undefined): Map<string, Value> {
    const values = new Map<string, Value>();
    for (const { key, value } of this.#source.entries(declared)) {
      const fallback = this.#source.entry(value, 'default');
      if (fallback) values.set(key, this.#value(fallback.value, new Scope(this.#source, this.#pipeline)));
    }
    for (const { key, value } of this.#source.entries(given)) values.set(key, this.#value(value, this));
    return values;
  }

  #value(node: Node | undefined, scope: Scope): Value {
    const line = this.#source.line(node);
    const raw = this.#source.string(node);
    if (raw === undefined) return { node, scope, line };
    const name = scope.reference(raw);
    const passed = name ? scope.find(name) : undefined;
    if (passed?.node) return passed;
    const text = scope.fill(raw);
    return { text: text.includes('<<') && name ? undefined : text, line, varies: this.#varies(raw) };
  }

  /** @returns undefined where the file alone cannot tell */
  condition(node: Node | undefined, depth = 0): boolean | undefined {
    if (depth > 20) return undefined;
    this.#source.work();
    const raw = this.#source.string(node);
    if (raw !== undefined) {
      if (this.#varies(raw)) return undefined;
      const name = this.reference(raw);
      if (name && this.find(name)?.node) return true;
      const text = this.fill(raw);
      // An expression such as `pipeline.git.branch == "main"` needs values that only a run has.
      if (text.includes('<<') || /\bpipeline\.|[=!]=|\b(and|or|not)\b/.test(text)) return undefined;
      return !EMPTY.includes(text.trim().toLowerCase());
    }
    const [entry] = this.#source.entries(node);
    if (!entry) return node ? undefined : false;
    const parts = () => this.#source.items(entry.value).map((item) => this.condition(item, depth + 1));
    if (entry.key === 'and') {
      const all = parts();
      return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
    }
    if (entry.key === 'or') {
      const all = parts();
      return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
    }
    if (entry.key === 'not') {
      const inner = this.condition(entry.value, depth + 1);
      return inner === undefined ? undefined : !inner;
    }
    if (entry.key === 'equal') {
      const items = this.#source.items(entry.value);
      const texts = items.map((item) => this.#compared(item));
      if (texts.includes(undefined)) return undefined;
      return texts.every((text) => text === texts[0]);
    }
    if (entry.key === 'matches') {
      const pattern = this.#compared(this.#source.get(entry.value, 'pattern'));
      const text = this.#compared(this.#source.get(entry.value, 'value'));
      return pattern === undefined || text === undefined ? undefined : matches(pattern, text);
    }
    return undefined;
  }

  /** What a condition compares: a text, or the name of the executor that an alias stands for. */
  #compared(node: Node | undefined): string | undefined {
    const raw = this.#source.string(node);
    if (raw === undefined) {
      const map = node && this.#source.resolve(node);
      return this.#source
        .entries(this.#source.get(this.#source.root, 'executors'))
        .find(({ value }) => map && this.#source.resolve(value) === map)?.key;
    }
    const text = this.fill(raw);
    return text.includes('<<') || this.#varies(raw) ? undefined : text;
  }
}

/** Whether a pattern takes the whole of a text; undefined where it takes a part, or may take long. */
function matches(pattern: string, text: string): boolean | undefined {
  if (SLOW.test(pattern)) return undefined;
  try {
    const [part] = new RegExp(pattern).exec(text.slice(0, 200)) ?? [];
    return part === undefined ? false : part === text ? true : undefined;
  } catch {
    return undefined;
  }
}
