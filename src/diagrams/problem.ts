/** What authors have to mend: faults, how they are gathered and told, and their remedies. */
import { MARKUP, withoutEmpty, withoutMarkup } from './label-text.ts';

/** What becomes of one line so that a fault is gone: other text, none, a part less, or more text after it. */
export interface Mend {
  line: number;
  text?: string;
  /** A part that goes wherever it stands in the line, whatever else becomes of that. */
  cut?: string;
  after?: string;
}

/** Something that an author must mend: one sentence that names the remedy, and its line (from 1) where that is known. */
export interface Fault {
  reason: string;
  line?: number | undefined;
  /** Where the remedy is plain, what it does to the source. The editor offers it. */
  mend?: Mend[] | undefined;
}

/** Stops a drawing. Carries every fault that was found, in the order of the source. */
export class Problem extends Error {
  readonly faults: Fault[];
  constructor(...faults: Fault[]) {
    super(faults.map(({ reason }) => reason).join(' '));
    this.faults = [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  }
}

/** The remedy that makes `text` of a source, line for line. */
export function remedy(source: string, text: string): Mend[] {
  const lines = text.split('\n');
  return source
    .split('\n')
    .flatMap((written, i) => (lines[i] === written ? [] : [{ line: i + 1, text: lines[i]! }]));
}

/** The remedy for markup in labels: every line without it, since a label may stand elsewhere than its thing is named. */
export const unmarked = (source: string): Mend[] =>
  remedy(source, withoutEmpty(source, MARKUP).split('\n').map(withoutMarkup).join('\n'));

/** Gathers faults, so that an author sees all of them at once. */
export class Faults {
  readonly list: Fault[] = [];

  add(reason: string, line?: number, ...mend: Mend[]): void {
    const same = this.list.find((fault) => fault.reason === reason && fault.line === line);
    if (same) same.mend?.push(...mend.filter(({ cut }) => cut));
    else this.list.push({ reason, line, ...(mend.length && { mend }) });
  }

  stop(): void {
    if (this.list.length) throw new Problem(...this.list);
  }
}

/** A part of a line, and not the start of a longer word. */
const partOf = (cut: string) => new RegExp(`${cut.replace(/[^\w\s]/g, '\\$&')}(?!(?<=[\\w-])[\\w-])`, 'g');

/** A source with every remedy in place, and which line of the former one each line comes from, from 1. */
interface Mended {
  text: string;
  origin: (number | undefined)[];
}

/** The source with every remedy in place, or undefined where one fault has none. */
export function mended(source: string, faults: Fault[]): Mended | undefined {
  const lines: (string | undefined)[] = source.split('\n');
  const after = new Map<number, string[]>();
  const cuts: { line: number; cut: string }[] = [];
  for (const { mend } of faults) {
    if (!mend) return undefined;
    for (const { line, text, cut, after: more } of mend) {
      if (cut !== undefined) cuts.push({ line, cut });
      else if (more === undefined) lines[line - 1] = text;
      else after.set(line, [...(after.get(line) ?? []), more]);
    }
  }
  for (const { line, cut } of cuts) {
    const rest = lines[line - 1]?.replace(partOf(cut), '');
    lines[line - 1] = rest?.trim() ? rest : undefined;
  }
  const kept = lines.flatMap((line, i) => [
    ...(line?.split('\n') ?? []).map((text) => ({ text, line: i + 1 })),
    ...(after.get(i + 1) ?? []).map((text) => ({ text, line: undefined })),
  ]);
  return { text: kept.map(({ text }) => text).join('\n'), origin: kept.map(({ line }) => line) };
}
