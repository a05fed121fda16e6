/** Zones and blocks that are not closed, and what closes or divides none. */
import type { Fault } from './problem.ts';

const BLOCK = /^\s*(loop|alt|opt|par|par_over|critical|break|rect|box)\b(?!\s*(?:<<)?-)/;
const ZONE = /^\s*(subgraph)\b/;
/** What divides a block, by the word that opens it. */
const DIVIDES: Record<string, string> = { else: 'alt', and: 'par', option: 'critical' };

/** @param ended whether Mermaid stumbled at the end of the source, else at a word of these */
export function slipInBlocks(lines: string[], sequence: boolean, ended: boolean): Fault | undefined {
  const open: { word: string; line: number }[] = [];
  for (const [i, written] of lines.entries()) {
    const word = (sequence ? BLOCK : ZONE).exec(written)?.[1];
    if (word) open.push({ word, line: i + 1 });
    const divides = sequence && /^\s*(else|and|option)\b(?!\s*(?:<<)?-)/.exec(written)?.[1];
    const block = divides && DIVIDES[divides]!;
    if (block && !open.at(-1)?.word.startsWith(block))
      return { reason: `\`${divides}\` divides a block \`${block}\`, and none is open here.`, line: i + 1 };
    if (/^\s*end\s*;?\s*$/.test(written) && !open.pop())
      return { reason: 'This `end` closes nothing; leave it out.', line: i + 1, mend: [{ line: i + 1 }] };
  }
  const last = open.at(-1);
  if (!ended || !last) return undefined;
  return {
    reason: `\`${last.word}\` is not closed; its last line is \`end\`.`,
    line: last.line,
    mend: [{ line: lines.length, after: 'end' }],
  };
}
