/** Command lines that a step keeps: `SSH="ssh -i key ci@host"`, then `$SSH uptime`; `cmd=(ssh -N host)`, then `"${cmd[@]}"`. */
import { assigned, type Command } from './command.ts';
import type { Word } from './draft.ts';

/** Longest text that is put in for a name, and most words of a step that are: a hostile text would grow without end. */
const LONGEST = 500;
const MOST_WORDS = 2000;

export interface Held {
  texts: Map<string, string>;
  /** Words of arrays. */
  lists: Map<string, string[]>;
  words: number;
}
export const nothingHeld = (): Held => ({ texts: new Map(), lists: new Map(), words: 0 });

/**
 * Remembers an array.
 * @param start what stands in front of its bracket, `cmd=` or `cmd+=`
 * @param text what stands in the brackets
 */
export function holdList({ lists }: Held, start: string, text: string): void {
  const [, name = '', more] = /^(\w+)(\+?)=$/.exec(start) ?? [];
  const words = text.replace(/(^|\s)#.*/g, '$1').match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  const plain = words.map((word) => word.replace(/^(["'])(.*)\1$/s, '$2'));
  lists.set(name, [...((more && lists.get(name)) || []), ...plain].slice(0, MOST_WORDS));
}

/** Remembers what a command assigns, or forgets what it takes from elsewhere. */
export function hold({ texts }: Held, command: Command): void {
  for (const [name, text] of assigned(command)) {
    // What it prints is run, and is a login.
    if (/^\$\(aws\s.*\becr\b.*\bget-login\b(?!-)/s.test(text)) texts.set(name, 'docker login');
    else if (/\$\(|`/.test(text) || text.length > LONGEST) texts.delete(name);
    else texts.set(name, text);
  }
}

/** The words that a name stands for; a shell splits them where no quotes stand around it. */
export const heldWords =
  (held: Held) =>
  (word: Word): Word[] => {
    const list = /^\$\{(\w+)\[[@*]\]\}$/.exec(word.text)?.[1];
    const name = word.quoted ? undefined : /^\$\{?(\w+)\}?$/.exec(word.text)?.[1];
    const text = name && held.texts.get(name);
    const kept = list ? held.lists.get(list) : undefined;
    const parts = kept ?? (text ? text.trim().split(/\s+/) : []);
    held.words += parts.length;
    if (!parts.length || held.words > MOST_WORDS) return [word];
    return parts.map((part, at) => ({ text: part, quoted: false, expands: at ? '' : word.expands }));
  };
