/**
 * The reader's YAML as nodes that know their lines. Everything works on nodes: `toJS()` would unfold alias bombs, throw
 * on maps as keys, and forget where a thing is written.
 */
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type Alias,
  type CST,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { tooLong } from './bounds.ts';

/** A text that cannot be read, in a sentence for its author. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly line: number;
  readonly column: number;

  constructor(message: string, line = 1, column = 1) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

export interface Line {
  /** 1-based line of the reader's text. */
  n: number;
  text: string;
}

export interface Entry {
  key: string;
  value: Node | undefined;
  /** Line of the key. */
  line: number;
}

/** Work that one reading may do, in nodes looked at: the same on every machine, unlike a time. */
const MOST_WORK = 400_000;
/** Deepest nesting that is composed: the parser keeps a stack of its own, what builds nodes from its tokens recurses. */
const DEEPEST = 100;
const TOO_DEEP = 'This text is nested deeper than any configuration.';
/** Longest row that is looked at; beyond it stands data, and patterns on it would take long. */
const LONGEST_ROW = 4000;

/** Whether tokens nest deeper than any configuration. Walks without recursion. */
function tooDeep(tokens: readonly CST.Token[]): boolean {
  const open: { token: CST.Token | null | undefined; depth: number }[] = tokens.map((token) => ({
    token,
    depth: 0,
  }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (!token) continue;
    if (depth > DEEPEST) return true;
    if (token.type === 'document') open.push({ token: token.value, depth });
    if ('items' in token) {
      for (const { key, value } of token.items)
        open.push({ token: key, depth: depth + 1 }, { token: value, depth: depth + 1 });
    }
  }
  return false;
}

/** The text's documents. Of more than a handful only the first are composed. */
function documentsOf(text: string, lines: LineCounter): Document[] {
  // Brackets and dashes in one row nest without end, and take the parser long.
  if (/(?:[[{?-][ \t\r\n]*){200}/.test(text.replace(/-{3,}/g, ''))) throw new Unreadable(TOO_DEEP);
  const tokens: CST.Token[] = [];
  let documents = 0;
  for (const token of new Parser(lines.addNewLine).parse(text)) {
    tokens.push(token);
    if (token.type === 'document' && (documents += 1) >= 20) break;
  }
  if (tooDeep(tokens)) throw new Unreadable(TOO_DEEP);
  return [...new Composer({ uniqueKeys: false, merge: false, logLevel: 'silent' }).compose(tokens)];
}

export class Source {
  readonly text: string;
  readonly root: Node | undefined;
  /** The text's rows without their ends, the longest of them cut. */
  readonly rows: readonly string[];
  readonly #lines = new LineCounter();
  readonly #targets = new Map<Alias, Node>();
  readonly #entries = new Map<Node, Entry[]>();
  #work = 0;

  /** @throws Unreadable with the place of the first fault */
  constructor(text: string) {
    const reason = tooLong(text);
    if (reason) throw new Unreadable(reason);
    this.text = text;
    this.rows = text.split('\n').map((row) => row.slice(0, LONGEST_ROW).replace(/\r$/, ''));
    const list = documentsOf(text, this.#lines);
    const first = list.find(({ contents }) => isMap(contents)) ?? list[0];
    if (!first) throw new Unreadable('There is nothing here to read.');
    const fault = first.errors[0];
    if (fault) {
      const { line, col } = this.#lines.linePos(fault.pos[0]);
      throw new Unreadable(
        `This is not valid YAML: ${fault.message.split('\n')[0]!.replace(/ at line .*/, '')}.`,
        line,
        col,
      );
    }
    this.root = (first.contents ?? undefined) as Node | undefined;
    if (!isMap(this.root))
      throw new Unreadable('A configuration is a list of keys such as version, jobs and workflows.');
    this.#findTargets(this.root as Node);
  }

  /** What each alias stands for: the last node before it with that anchor. `Alias.resolve` would walk the text anew. */
  #findTargets(root: Node): void {
    const anchors = new Map<string, Node>();
    const walk = (node: unknown): void => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) this.#targets.set(node, target);
        return;
      }
      if (!isMap(node) && !isSeq(node) && !isScalar(node)) return;
      if (node.anchor) anchors.set(node.anchor, node);
      if (isMap(node)) {
        for (const { key, value } of node.items) {
          walk(key);
          walk(value);
        }
      } else if (isSeq(node)) node.items.forEach(walk);
    };
    walk(root);
  }

  /** Counts work. @throws Unreadable beyond the bound */
  work(amount = 1): void {
    this.#work += amount;
    if (this.#work > MOST_WORK) {
      throw new Unreadable('This configuration unfolds into more than this page can read.');
    }
  }

  lineAt(offset: number): number {
    return this.#lines.linePos(offset).line;
  }

  /** Line of a node; of an alias, that of what it stands for. */
  line(node: Node | undefined): number {
    const target = this.resolve(node);
    return target?.range ? this.lineAt(target.range[0]) : 1;
  }

  /** What an alias stands for, or the node itself. */
  resolve(node: Node | null | undefined): Node | undefined {
    let current: unknown = node;
    for (let hop = 0; isAlias(current) && hop < 20; hop += 1) {
      this.work();
      current = this.#targets.get(current);
    }
    return isAlias(current) ? undefined : ((current ?? undefined) as Node | undefined);
  }

  /** Entries of a map, merged ones behind its own; what the map says itself wins. Empty for anything else. */
  entries(node: Node | undefined, depth = 0): Entry[] {
    const map = this.resolve(node);
    if (!isMap(map) || depth > 20) return [];
    const known = this.#entries.get(map);
    if (known) return known;
    const own: Entry[] = [];
    const merged: Entry[] = [];
    for (const pair of (map as YAMLMap).items as Pair<Node, Node | null>[]) {
      this.work();
      const key = this.resolve(pair.key);
      if (!isScalar(key)) continue;
      const name = String(key.value ?? '');
      if (name === '<<') {
        const value = this.resolve(pair.value);
        const parts = isSeq(value) ? (value.items as Node[]) : [pair.value as Node];
        for (const part of parts) merged.push(...this.entries(part, depth + 1));
      } else {
        own.push({
          key: name,
          value: pair.value ?? undefined,
          line: key.range ? this.lineAt(key.range[0]) : 1,
        });
      }
    }
    const seen = new Set<string>();
    for (const { key, line } of own) {
      // CircleCI refuses it, and which of the two counts is anyone's guess.
      if (seen.has(key))
        throw new Unreadable('This is not valid YAML: the key stands twice in its map.', line);
      seen.add(key);
    }
    const all = [...own, ...merged.filter(({ key }) => !seen.has(key) && seen.add(key))];
    // A merge that was cut short by its depth is not the map's whole.
    if (depth === 0) this.#entries.set(map, all);
    return all;
  }

  entry(node: Node | undefined, key: string): Entry | undefined {
    return this.entries(node).find((entry) => entry.key === key);
  }

  get(node: Node | undefined, ...path: string[]): Node | undefined {
    let current = node;
    for (const key of path) {
      current = this.entry(current, key)?.value;
      if (!current) return undefined;
    }
    return current;
  }

  /** Items of a list; empty for anything else. */
  items(node: Node | undefined): Node[] {
    const list = this.resolve(node);
    if (!isSeq(list)) return [];
    this.work(list.items.length);
    return (list.items as (Node | null)[]).filter((item) => item !== null);
  }

  isMap(node: Node | undefined): boolean {
    return isMap(this.resolve(node));
  }

  /** A scalar's value as text; undefined for lists, maps and nothing. */
  string(node: Node | undefined): string | undefined {
    const value = this.resolve(node);
    if (!isScalar(value) || value.value === null || value.value === undefined) return undefined;
    // An unquoted key or class is what its author wrote, not the number that YAML makes of it.
    return typeof value.value === 'string' ? value.value : (value.source ?? String(value.value));
  }

  /** The rows of a scalar, each with the line of the reader's text that it stands on. */
  lines(node: Node | undefined): Line[] {
    const scalar = this.resolve(node);
    if (!isScalar(scalar) || !scalar.range) return [];
    const text = typeof scalar.value === 'string' ? scalar.value : String(scalar.value ?? '');
    const [start, end] = scalar.range;
    const first = this.lineAt(start);
    const { type } = scalar as Scalar;
    if (type !== 'BLOCK_LITERAL' && type !== 'BLOCK_FOLDED') {
      return text.split('\n').map((row) => ({ n: first, text: row.slice(0, LONGEST_ROW) }));
    }
    const raw = this.text.slice(start, end).split('\n').slice(1);
    const indents = raw.filter((row) => row.trim()).map((row) => row.search(/\S/));
    const indent = Math.min(...indents, 200);
    const rows = raw.map((row, index) => ({
      n: first + 1 + index,
      text: row.slice(indent, indent + LONGEST_ROW).replace(/\r$/, ''),
    }));
    while (rows.length && !rows.at(-1)!.text.trim()) rows.pop();
    this.work(rows.length);
    return type === 'BLOCK_FOLDED' ? fold(rows) : rows;
  }
}

/** Folded text: neighboring rows of the same indentation are one line, at the place of its first. */
function fold(rows: readonly Line[]): Line[] {
  const folded: Line[] = [];
  let open = false;
  for (const row of rows) {
    const flush = Boolean(row.text) && !/^\s/.test(row.text);
    const last = folded.at(-1);
    if (flush && open && last && last.text.length < LONGEST_ROW) last.text += ` ${row.text}`;
    else if (row.text.trim()) folded.push({ ...row });
    open = flush;
  }
  return folded;
}
