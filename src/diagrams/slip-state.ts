/** What authors of state diagrams write wrongly, in plain words, with its remedy. */
import type { Fault } from './problem.ts';
import type { Statement } from './source.ts';

/** The lines of notes, from 0, with the line after which each should have ended. */
function notesIn(lines: string[]): { from: number; to: number; closed: boolean }[] {
  const starts = lines.flatMap((line, i) =>
    /^\s*note\s+(?:left|right)\s+of\s+[^:]+$/i.test(line) ? [i] : [],
  );
  return starts.map((from, n) => {
    const next = starts[n + 1] ?? lines.length;
    const rest = lines.slice(from + 1, next);
    const end = rest.findIndex((line) => /^\s*end\s+note\s*$/i.test(line));
    const short = rest.findIndex((line) => /^\s*end\s*$/i.test(line));
    return { from, to: from + 1 + (end < 0 ? short : end), closed: end >= 0 };
  });
}

/** A note without its end, which Mermaid complains of at its first line. */
export function slipInState(lines: string[]): Fault | undefined {
  const open = notesIn(lines).filter(({ closed }) => !closed);
  if (!open.length) return undefined;
  const line = open[0]!.from + 1;
  const reason = 'This note is not closed; its last line is `end note`.';
  if (open.some(({ from, to }) => to === from)) return { reason, line };
  return { reason, line, mend: open.map(({ to }) => ({ line: to + 1, text: 'end note' })) };
}

/** Statements without the texts of notes and of a description. */
export function withoutNotes(statements: Statement[], source: string): Statement[] {
  const notes = notesIn(source.split('\n'));
  for (const { 0: text, index } of source.matchAll(/^[ \t]*accDescr\s*\{[^}]*\}/gm)) {
    const from = source.slice(0, index).split('\n').length - 1;
    notes.push({ from, to: from + text.split('\n').length - 1, closed: true });
  }
  return statements.filter(({ line }) => !notes.some(({ from, to }) => line - 1 > from && line - 1 <= to));
}

/** Statements that begin with a word of the language. */
const SPECIAL =
  /^\s*(?:stateDiagram|state|note|end|direction|class|classDef|style|click|hide|scale|--|title|acc)\b|^\s*(?:--\s*$|[{}])/i;
/** A state with a text in brackets, as in flowcharts. */
const BRACKETED = /([\w-]+)\[\s*"?([^\]"\n*]+?)"?\s*\]/g;

/** Lines that would make a state out of every word: a text in brackets, or one without a colon. */
export const strayWords = (statements: Statement[]): Fault[] =>
  statements.flatMap(({ line, text, bare }): Fault[] => {
    if (SPECIAL.test(bare)) return [];
    const words = bare
      .replace(/\s*-->\s*/g, '-->')
      .replace(/[}\s]+$/, '')
      .trim()
      .split(/\s+/);
    if (words.length < 2 && !/\w\[[^*]/.test(bare)) return [];
    const named = [...text.matchAll(BRACKETED)];
    if (!named.length) {
      const reason = `“${words[1]}” would be a state of its own; a text follows a colon.`;
      const colon = text.replace(/^(.*?-->\s*\S+)\s+(?=\S)/, '$1 : ');
      return [{ reason, line, ...(colon !== text && { mend: [{ line, text: colon }] }) }];
    }
    const [, id, said] = named[0]!;
    return [
      {
        reason: `Brackets are for flowcharts; the text of a state follows a colon: ${id}: ${said}.`,
        line,
        mend: [
          { line, text: text.replace(BRACKETED, '$1') },
          ...named.map(([, one, words]) => ({ line, after: `${one}: ${words}` })),
        ],
      },
    ];
  });

/** A choice, fork or join that is named before it is declared: Mermaid draws an ordinary state then. */
export const lateKinds = (statements: Statement[]): Fault[] =>
  statements.flatMap(({ line, text, bare }, i): Fault[] => {
    const [, id, kind] = /^\s*state\s+(\S+)\s+<<(choice|fork|join)>>/.exec(bare) ?? [];
    if (!id) return [];
    const uses = (one: Statement) => one.bare.replace(/-->/g, ' ').split(/\s+/).includes(id);
    const first = statements.findIndex(uses);
    if (first === i) return [];
    const early = statements[first]!;
    // Within braces that close before, the state would be another's.
    const between = statements.slice(first, i).map((one) => one.bare);
    const depth = between.map((one) => (/\{\s*$/.test(one) ? 1 : /^\s*\}/.test(one) ? -1 : 0));
    const same = depth.reduce<number>((sum, by) => sum + by, 0) === 0;
    const reason = `"${id}" is named before it is declared, so it would not be drawn as a ${kind}; move this line before line ${early.line}.`;
    const mend = [{ line }, { line: early.line, text: `${text}\n${early.text}` }];
    return [{ reason, line, ...(same && { mend }) }];
  });

const ARROW = /^\s*(\S+)\s*-->\s*(\S+)\s*$/;

/**
 * An arrow between a state and one in it, which no layout draws. Often the inner one stands there only because an arrow
 * out of the other is written within its braces; behind them it leads out.
 */
export function innerEnds(statements: Statement[], inner: string, outer: string, line?: number): Fault {
  const reason = `"${inner}" stands in "${outer}", so no arrow can lead from one to the other; name another end.`;
  const opens = statements.findIndex(
    ({ bare }) => /^\s*state\b.*\{\s*$/.test(bare) && bare.split(/[\s{]+/).includes(outer),
  );
  let depth = 0;
  const length = statements.slice(opens).findIndex(({ bare }) => {
    depth += /\{\s*$/.test(bare) ? 1 : /^\s*\}/.test(bare) ? -1 : 0;
    return depth === 0;
  });
  const end = statements[opens + length];
  const within = opens < 0 ? [] : statements.slice(opens + 1, opens + length);
  const names = ({ bare }: Statement, id: string) => bare.split(/[\s{}]+/).includes(id);
  const named = within.filter((one) => names(one, inner));
  const leadOut = ({ bare }: Statement) => {
    const [, from = '', to] = ARROW.exec(bare) ?? [];
    // Its first end stays inside only where something else there names it.
    return to === inner && from !== '[*]' && within.some((one) => !named.includes(one) && names(one, from));
  };
  if (!end || !named.length || !named.every(leadOut)) return { reason, line };
  return {
    reason: `"${inner}" stands in "${outer}", whose braces hold an arrow to it; move that arrow below them.`,
    line: named[0]!.line,
    mend: named.flatMap((one) => [{ line: one.line }, { line: end.line, after: one.text }]),
  };
}
