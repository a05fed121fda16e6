import type { Line } from '../document.ts';

/** One character at a time over rows that keep their line numbers. */
export class Scanner {
  readonly #rows: readonly Line[];
  readonly #text: string;
  readonly #starts: number[] = [];
  at = 0;

  constructor(rows: readonly Line[]) {
    this.#rows = rows;
    let offset = 0;
    for (const { text } of rows) {
      this.#starts.push(offset);
      offset += text.length + 1;
    }
    this.#text = rows.map(({ text }) => text).join('\n');
  }

  get char(): string {
    return this.#text[this.at] ?? '';
  }

  get done(): boolean {
    return this.at >= this.#text.length;
  }

  starts(text: string): boolean {
    return this.#text.startsWith(text, this.at);
  }

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.#text);
  }

  slice(from: number, to: number): string {
    return this.#text.slice(from, to);
  }

  get line(): number {
    return this.lineOf(this.at);
  }

  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#rows[low]?.n ?? 1;
  }

  /** Rows of a part of the text, with their lines. */
  rows(from: number, to: number): Line[] {
    const rows: Line[] = [];
    let offset = from;
    for (const text of this.#text.slice(from, to).split('\n')) {
      rows.push({ n: this.lineOf(offset), text });
      offset += text.length + 1;
    }
    return rows;
  }

  /** Position behind the bracket that closes the one before `from`; quotes inside are passed over. */
  close(from: number, open: string, shut: string): number {
    let depth = 1;
    let quote = '';
    for (let at = from; at < this.#text.length; at += 1) {
      const char = this.#text[at]!;
      if (char === '\\') at += 1;
      else if (quote) {
        if (char === quote) quote = '';
      } else if (char === "'" || char === '"') quote = char;
      else if (char === open) depth += 1;
      else if (char === shut && (depth -= 1) === 0) return at + 1;
    }
    return this.#text.length;
  }
}
