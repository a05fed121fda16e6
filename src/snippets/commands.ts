/**
 * Splits a shell block into its commands, so that each can be copied by itself.
 *
 * Only blocks that a person would also type line by line: a script that takes arguments, exits or defines functions
 * does something else when its lines are pasted one by one. It is a reader of lines, not a shell: it follows quotes,
 * here-documents, continuations and compound commands, and a test holds each result against `bash -n`.
 */

export interface Command {
  /** First and last line, counted from 0. */
  first: number;
  last: number;
  text: string;
}

const OPENS = /^(?:if|for|while|until|case|select)\b|[({]$/;
const CLOSES = /^(?:fi|done|esac)\b|^[)}]/;
const SCRIPT_ONLY = /\$\{?[1-9@*#]|\bexit\b|^\s*\w+\s*\(\)|^\s*local\b/m;

/** Whether a single or double quote is still open at the end of the line. */
function openQuote(line: string, open: string): string {
  let quote = open;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    if (character === '\\' && quote !== "'") at += 1;
    else if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '#' && (at === 0 || /\s/.test(line[at - 1]!))) break;
  }
  return quote;
}

/** Commands of a shell text; none where the text is a program rather than a list of commands. */
export function splitCommands(source: string): Command[] {
  if (SCRIPT_ONLY.test(source)) return [];
  const lines = source.trimEnd().split('\n');
  const commands: Command[] = [];
  let first = -1;
  let depth = 0;
  let quote = '';
  let here = '';
  lines.forEach((line, index) => {
    const bare = line.trim();
    if (here) {
      if (bare === here) here = '';
    } else {
      if (!quote) {
        if (first < 0 && (!bare || bare.startsWith('#') || /^set -\S+( pipefail)?$/.test(bare))) return;
        if (first < 0) first = index;
        if (CLOSES.test(bare)) depth -= 1;
        if (OPENS.test(bare) && !/;\s*(?:fi|done|esac)$/.test(bare)) depth += 1;
        here = /<<-?\s*['"]?(\w+)['"]?/.exec(line)?.[1] ?? '';
      }
      quote = openQuote(line, quote);
    }
    const more = here || quote || depth > 0 || /(?:\\|\||&&|\|\|)$/.test(bare);
    if (more || first < 0) return;
    commands.push({ first, last: index, text: lines.slice(first, index + 1).join('\n') });
    first = -1;
  });
  return commands;
}
