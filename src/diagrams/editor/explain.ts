/** Mermaid notices an open label or bracket only where the next line begins. This finds where it opened. */

/** What is wrong, and at which line from 1. */
export interface Complaint {
  problem: string;
  line?: number | undefined;
}

const PAIRS: [open: string, close: string][] = [
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
];

const count = (text: string, char: string) => text.split(char).length - 1;

/** The complaint in plain words where its cause is plain; else as it came. */
export function explain(source: string, { problem, line }: Complaint): Complaint {
  if (!line || !problem.startsWith('Mermaid:')) return { problem, line };
  const lines = source.split('\n');
  for (const at of [line - 1, line]) {
    // What stands in quotes is text.
    const text = (lines[at - 1] ?? '').replace(/"[^"]*"/g, '');
    if (count(text, '"'))
      return { problem: 'The text in quotes is not closed; a second " is missing.', line: at };
    if (count(text, '|') % 2)
      return { problem: 'The label is not closed; a second | must come before the target.', line: at };
    const open = PAIRS.find(([one, other]) => count(text, one) > count(text, other));
    if (open) return { problem: `A bracket is not closed; ${open[1]} is missing.`, line: at };
  }
  return { problem, line };
}
