/** Mermaid's complaints in plain words, at the line where the slip is. */
import { remedy, type Fault } from './problem.ts';
import { slipInBlocks } from './slip-blocks.ts';
import { slipInNetwork } from './slip-network.ts';
import { endedTooOften, slipInSequence } from './slip-sequence.ts';
import { slipInState } from './slip-state.ts';

/** @param error what Mermaid threw for `source` */
export function syntaxFault(error: unknown, source: string): Fault {
  const { message, hash } = error as {
    message?: string;
    hash?: { loc?: { first_line?: number }; line?: number; text?: string };
  };
  const text = String(message ?? error);
  const counted = linesCounted(source);
  const at = hash?.loc?.first_line ?? Number(/on line (\d+)/.exec(text)?.[1] ?? 1);
  const line = counted[at - 1] ?? counted.at(-1) ?? 1;
  const got = /got '([^']*)'/.exec(text)?.[1];
  if (!got && !isSyntax(error)) return foreign(text, source, line);
  const lines = source.split('\n');
  const [sequence, state] = [/^\s*sequenceDiagram/m.test(source), /^\s*stateDiagram/m.test(source)];
  const ended = got === '1' || got === 'EOF';
  const slip =
    (!state && (ended || /^(?:end|else|and|option)$/i.test(got ?? ''))
      ? slipInBlocks(lines, sequence, ended)
      : undefined) ??
    (state ? slipInState(lines) : undefined) ??
    (sequence ? slipInSequence(lines, line) : slipInNetwork(lines, line, state));
  return (
    slip ?? {
      reason: `Mermaid: ${unread(got, hash?.text, lines[line - 1])}.`,
      line,
    }
  );
}

/** Whether Mermaid's grammar stumbled; its other complaints are about what it read. */
export const isSyntax = (error: unknown): boolean =>
  /^(?:Lexical|Parse) error/.test(String((error as Error).message));

/** The lines that Mermaid counts: it drops empty ones at the start and, in flowcharts, after a closing brace. */
function linesCounted(source: string): number[] {
  let before = '}';
  return source.split('\n').flatMap((written, i) => {
    if (!written.trim() && before.endsWith('}')) return [];
    if (written.trim()) before = /^\s*(?:flowchart|graph)\b/m.test(source) ? written.trim() : '';
    return [i + 1];
  });
}

/** What was read instead. Mermaid names tokens and joins lines; the author gets the line as written. */
function unread(got: string | undefined, read: string | undefined, written = ''): string {
  const place = written.trim() ? ` in “${written.trim()}”` : '';
  return got === '1' || got === 'EOF'
    ? 'the text ends before something is closed; an `end` or a bracket is missing'
    : `cannot read “${read?.trim() || (got ?? '').toLowerCase() || '?'}”${place}`;
}

const LINK = /--|->|==|-\./;
/** What a source without its first line would be. */
const KINDS: [sign: RegExp, keyword: string][] = [
  [/->>/, 'sequenceDiagram'],
  [/\[\*\]/, 'stateDiagram-v2'],
  [/--|==|-\./, 'flowchart LR'],
];

/** Complaints that do not come from the grammar. */
function foreign(text: string, source: string, line: number): Fault {
  const lines = source.split('\n');
  const first = text.split('\n')[0]!;
  if (/inactivate an inactive participant/.test(text))
    return endedTooOften(source, /\((.*)\)/.exec(text)?.[1] ?? '', line);
  if (/Edge limit/.test(text))
    return { reason: 'More than 500 arrows are not drawn; split the figure.', line };
  if (/No diagram type/.test(text)) {
    const kind = KINDS.find(([sign]) => sign.test(source))?.[1];
    return {
      reason:
        'Mermaid: No diagram type detected; begin with flowchart LR, sequenceDiagram or stateDiagram-v2.',
      line,
      // Where it begins with a word alone, that was to be the type.
      ...(kind && LINK.test(lines[line - 1]!) && { mend: [{ line, text: `${kind}\n${lines[line - 1]!}` }] }),
    };
  }
  if (/No such shape: ([\w-]+)/.test(text)) {
    const shape = /No such shape: ([\w-]+)/.exec(text)![1]!;
    const mend = remedy(
      source,
      source.replace(new RegExp(`(\\bshape:\\s*)${shape}(?![\\w-])`, 'g'), '$1rect'),
    );
    return { reason: `Mermaid: ${first}`, line: mend[0]?.line ?? line, mend };
  }
  return { reason: `Mermaid: ${first}`, line };
}
