/**
 * A reader of HCL, as much of it as snippets use: blocks, attributes, strings with templates, lists, objects,
 * function calls and references. It sees the form and the values that are written out; it does not evaluate
 * references, know a provider's types, or plan anything.
 */
export type Value =
  | { kind: 'string' | 'number' | 'reference'; text: string }
  | { kind: 'list'; items: Value[] }
  | { kind: 'object'; entries: [string, Value][] }
  | { kind: 'call'; name: string; items: Value[] };

export interface Block {
  type: string;
  labels: string[];
  attributes: Map<string, Value>;
  blocks: Block[];
  line: number;
}

interface Token {
  kind: 'name' | 'string' | 'number' | 'sign' | 'end';
  text: string;
  line: number;
}

const PATTERN =
  /(?<blank>[ \t\r]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<break>\n)|(?<string>"(?:\\.|\$\{(?:[^{}"]|"[^"]*")*\}|[^"\\\n])*")|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_][\w-]*)|(?<sign>[{}[\]()=,.:?*/+<>!&|-])/gy;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < text.length) {
    const at = PATTERN.lastIndex;
    const groups = PATTERN.exec(text)?.groups;
    if (!groups)
      throw new SyntaxError(`line ${line}: cannot read ${JSON.stringify(text.slice(at, at + 12))}`);
    const [kind, found] = Object.entries(groups).find(([, value]) => value !== undefined) as [string, string];
    if (kind === 'break') tokens.push({ kind: 'end', text: '\n', line });
    else if (kind !== 'blank') tokens.push({ kind: kind as Token['kind'], text: found, line });
    line += found.split('\n').length - 1;
  }
  return [...tokens, { kind: 'end', text: '', line }];
}

/** @throws SyntaxError naming the line */
export function parseHcl(text: string): Block {
  const tokens = tokenize(text);
  let at = 0;
  const fail = (wanted: string): never => {
    throw new SyntaxError(
      `line ${tokens[at]!.line}: ${JSON.stringify(tokens[at]!.text)} instead of ${wanted}`,
    );
  };
  const is = (sign: string) => tokens[at]!.kind === 'sign' && tokens[at]!.text === sign;
  const take = (sign: string) => (is(sign) ? tokens[at++]! : fail(sign));
  const skipBreaks = () => {
    while (tokens[at]!.text === '\n') at += 1;
  };

  /** Items up to the closing sign; commas are needed in lists, line breaks are enough in objects. */
  function items<Item>(close: string, read: () => Item, breaks: boolean): Item[] {
    const found: Item[] = [];
    skipBreaks();
    while (!is(close)) {
      found.push(read());
      const line = tokens[at]!.text === '\n';
      if (is(',')) at += 1;
      else if (!(breaks && line)) {
        skipBreaks();
        if (!is(close)) fail(`, or ${close}`);
      }
      skipBreaks();
    }
    at += 1;
    return found;
  }

  function value(): Value {
    const token = tokens[at]!;
    if (token.kind === 'string' || token.kind === 'number') {
      at += 1;
      return { kind: token.kind, text: token.kind === 'string' ? token.text.slice(1, -1) : token.text };
    }
    if (is('[')) {
      at += 1;
      return { kind: 'list', items: items(']', value, false) };
    }
    if (is('{')) {
      at += 1;
      const entries = items('}', entry, true);
      const keys = entries.map(([key]) => key);
      const twice = keys.find((key, index) => keys.indexOf(key) !== index);
      if (twice) throw new SyntaxError(`line ${token.line}: ${twice} stands here twice`);
      return { kind: 'object', entries };
    }
    if (token.kind !== 'name') return fail('a value');
    let name = '';
    for (; tokens[at]!.kind === 'name' || is('.'); at += 1) name += tokens[at]!.text;
    let result: Value = { kind: 'reference', text: name };
    if (is('(')) {
      at += 1;
      result = { kind: 'call', name, items: items(')', value, false) };
      // What follows a call selects a part of its result.
      for (; is('.') || tokens[at]!.kind === 'name'; at += 1);
    }
    return result;
  }

  function entry(): [string, Value] {
    const token = tokens[at]!;
    if (token.kind !== 'name' && token.kind !== 'string') fail('a key');
    at += 1;
    if (is(':')) at += 1;
    else take('=');
    skipBreaks();
    return [token.kind === 'string' ? token.text.slice(1, -1) : token.text, value()];
  }

  function body(block: Block, close: string): Block {
    for (skipBreaks(); !(close ? is('}') : tokens[at]!.text === ''); skipBreaks()) {
      const token = tokens[at]!;
      if (token.kind !== 'name') fail('a name');
      at += 1;
      if (is('=')) {
        at += 1;
        if (block.attributes.has(token.text))
          throw new SyntaxError(`line ${token.line}: ${token.text} stands here twice`);
        block.attributes.set(token.text, value());
        if (tokens[at]!.kind !== 'end' && !is('}')) fail('the end of the line');
        continue;
      }
      const labels: string[] = [];
      for (; tokens[at]!.kind === 'string' || tokens[at]!.kind === 'name'; at += 1)
        labels.push(tokens[at]!.text.replaceAll('"', ''));
      take('{');
      block.blocks.push(
        body({ type: token.text, labels, attributes: new Map(), blocks: [], line: token.line }, '}'),
      );
    }
    if (close) take('}');
    return block;
  }
  return body({ type: '', labels: [], attributes: new Map(), blocks: [], line: 1 }, '');
}

/** A value as plain data; references and calls become their text in angle brackets. */
export function plain(value: Value): unknown {
  if (value.kind === 'list') return value.items.map(plain);
  if (value.kind === 'object')
    return Object.fromEntries(value.entries.map(([key, item]) => [key, plain(item)]));
  if (value.kind === 'number') return Number(value.text);
  if (value.kind === 'call') return `<${value.name}()>`;
  return value.kind === 'reference' ? `<${value.text}>` : value.text;
}

/** Every value of a block and of the blocks in it, at any depth. */
export function* valuesOf(block: Block): Generator<Value> {
  const walk = function* (value: Value): Generator<Value> {
    yield value;
    if (value.kind === 'list' || value.kind === 'call') for (const item of value.items) yield* walk(item);
    if (value.kind === 'object') for (const [, item] of value.entries) yield* walk(item);
  };
  for (const value of block.attributes.values()) yield* walk(value);
  for (const inner of block.blocks) yield* valuesOf(inner);
}
