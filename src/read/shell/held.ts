/** Command lines that a step keeps in a variable: `SSH="ssh -i key ci@host"`, then `$SSH uptime`. */
import type { Command } from './command.ts';
import type { Word } from './draft.ts';

/** Longest text that is put in for a name, and most words of a step that are: a hostile text would grow without end. */
const LONGEST = 500;
const MOST_WORDS = 2000;

export interface Held {
  texts: Map<string, string>;
  words: number;
}
export const nothingHeld = (): Held => ({ texts: new Map(), words: 0 });

/** Remembers what a command assigns, or forgets what it takes from elsewhere. */
export function hold({ texts }: Held, { program, words }: Command): void {
  if (program && !/^(export|local|declare|readonly)$/.test(program)) return;
  for (const word of words) {
    const [, name = '', text = ''] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    if (!name) continue;
    if (/\$\(|`/.test(text) || text.length > LONGEST) texts.delete(name);
    else texts.set(name, text);
  }
}

/** The words that a name stands for; a shell splits them where no quotes stand around it. */
export const heldWords =
  (held: Held) =>
  (word: Word): Word[] => {
    const name = word.quoted ? undefined : /^\$\{?(\w+)\}?$/.exec(word.text)?.[1];
    const text = name && held.texts.get(name);
    const parts = text ? text.trim().split(/\s+/) : [];
    held.words += parts.length;
    if (!parts.length || held.words > MOST_WORDS) return [word];
    return parts.map((part, at) => ({ text: part, quoted: false, expands: at ? '' : word.expands }));
  };
