/** What authors of sequences write wrongly, in plain words, with its remedy. */
import { SEMICOLON, withoutSemicolons } from './label-text.ts';
import type { Fault, Mend } from './problem.ts';
import { idOf, MESSAGE, SEQUENCE, slipInLine } from './slip-lines.ts';

/** A color behind an activation, which other languages have and Mermaid takes for a part of the name. */
export function coloredActivation(source: string): Fault | undefined {
  const mend = source.split('\n').flatMap((written, i) => {
    const text = written.replace(/^(\s*activate\s.*?)\s*#.*$/, '$1');
    return text === written ? [] : [{ line: i + 1, text }];
  });
  const reason = 'Activations have no color; leave out what follows the name.';
  return mend[0] && { reason, line: mend[0].line, mend };
}

/** Lines in which a `#` cuts no text off: comments, colors of grounds, and what is read elsewhere. */
const NO_TEXT = /^\s*(?:#|rect\b|activate\b|acc(?:Title|Descr)\b)/;

/** A `#` that is no entity code: Mermaid takes the rest of the line for a comment, without a word. */
export const cutOff = (source: string): Fault[] =>
  source.split('\n').flatMap((written, i) => {
    const text = NO_TEXT.test(written) ? written : written.replace(/#(?!\w+;)/g, '#35;');
    const reason = 'A # begins a comment, so the rest of this text would be lost; write #35; for one.';
    return text === written ? [] : [{ reason, line: i + 1, mend: [{ line: i + 1, text }] }];
  });

/** An activation of `name` that is ended and never began. @param line where Mermaid stumbled */
export function endedTooOften(source: string, name: string, line: number): Fault {
  const colored = coloredActivation(source);
  if (colored) return colored;
  const lines = source.split('\n');
  const at = endOf(name, lines);
  return {
    reason: `"${name}" is ended here, but it is not active; start it with \`activate\` or \`+\`.`,
    line: at || line,
    ...(at && { mend: [deactivated(lines[at - 1]!, at)] }),
  };
}

/** A message that also ends the activation of its sender: `B-->>-A: done`. */
const ENDING = /^(\s*)(.*?\S)(\s*(?:<<)?--?(?:>>|[>x)])\s*)-(?=\s*\w)/;

/** Line that ends an activation of `name` which nothing started; 0 where none is found. */
function endOf(name: string, lines: string[]): number {
  let active = 0;
  const says = (text: string | undefined, word: string) => text?.trim() === word;
  return (
    lines.findIndex((one) => {
      const [, , sender] = ENDING.exec(one) ?? [];
      if (says(/[>x)]\s*\+(.*?):/.exec(one)?.[1], name)) active++;
      if (says(one, `activate ${name}`)) active++;
      if (says(sender, name) || says(one, `deactivate ${name}`)) active--;
      return active < 0;
    }) + 1
  );
}

/** The remedy: the line without what ends the activation. */
const deactivated = (written: string, line: number): Mend =>
  ENDING.test(written) ? { line, text: written.replace(ENDING, '$1$2$3') } : { line };

/** Words that open a statement of a sequence, whatever their case. */
const TAKEN =
  /^\s*(activate|actor|alt|and|autonumber|box|break|create|critical|deactivate|destroy|else|end|loop|note|opt|option|par|participant|rect)\s*<{0,2}-/i;

/** What is written wrongly at `line` or just before it. */
export function slipInSequence(lines: string[], line: number): Fault | undefined {
  for (const at of [line, line - 1]) {
    const written = lines[at - 1] ?? '';
    const [, taken] = TAKEN.exec(written) ?? [];
    if (taken)
      return {
        reason: `"${taken}" opens a statement, so no participant can be called that; write \`participant P as ${taken}\`, and P in messages.`,
        line: at,
      };
    const text = withoutSemicolons(written);
    if (text !== written) return { reason: SEMICOLON, line: at, mend: [{ line: at, text }] };
  }
  return signsInNames(lines, line) ?? slipInLine(SEQUENCE, lines[line - 1] ?? '', line);
}

/** Both ends of a message, and what follows them. */
const ENDS = new RegExp(`^\\s*([^:]*?\\S)\\s*${MESSAGE}\\s*[+-]?\\s*([^:]*?\\S)\\s*:`);
/** Where else a name stands. */
const NAMED = /^\s*(?:note|activate|deactivate|destroy)\s/i;

/** Names with signs that Mermaid does not read, as in `CI/CD->>API: x`. The remedy gives them ids, where they come first. */
function signsInNames(lines: string[], line: number): Fault | undefined {
  const signed = (name: string) => /^[/\\()]|[+<>,]/.test(name);
  const ends = lines.map((written) => ENDS.exec(written)?.slice(1).filter(signed) ?? []);
  const [first] = ends[line - 1] ?? [];
  if (!first) return undefined;
  const names = new Map(ends.flatMap((list, i) => list.map((name): [string, number] => [name, i])).reverse());
  const mend = lines.flatMap((written, i): Mend[] => {
    if (!ends[i]!.length && !NAMED.test(written)) return [];
    const [head, ...rest] = written.split(':');
    const text = [
      [...names.keys()].reduce((sum, name) => sum.replaceAll(name, idOf(name)), head!),
      ...rest,
    ].join(':');
    return text === written ? [] : [{ line: i + 1, text }];
  });
  const declared = [...names].map(([name, i]): Mend => ({
    line: i,
    after: `participant ${idOf(name)} as ${name}`,
  }));
  const reason = `A name with signs needs an id: participant ${idOf(first)} as ${first}.`;
  return { reason, line, mend: [...mend, ...declared] };
}

/** A line that opens or divides a block, with its text. */
const CASE = /^(\s*(?:loop|alt|else|opt|par_over|par|and|critical|option|break)\s+)(\S.*?)\s*$/i;

/** A word of a block's text that Mermaid broke with a hyphen, since it is wider than the block. Rows of one word each, it leaves. */
export function tooWide(missing: string, shown: string, source: string): Fault | undefined {
  if (!missing.startsWith('cases:')) return undefined;
  const rest = shown.split(' ');
  const broken = missing.split(' ').find((word) => !rest.includes(word)) ?? '';
  const lines = source.split('\n');
  const at = lines.findIndex((written) => CASE.exec(written)?.[2]!.includes(broken));
  const reason = `“${broken}” is wider than the block that it stands in; shorten it, or end rows with <br/>.`;
  const [, word, text] = CASE.exec(lines[at] ?? '') ?? [];
  if (!text || /<br/i.test(text)) return { reason, line: at + 1 || undefined };
  return { reason, line: at + 1, mend: [{ line: at + 1, text: word! + text.replace(/\s+/g, '<br/>') }] };
}
