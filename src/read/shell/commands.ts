/**
 * The commands of a shell text while its tokens come in: simple commands, the compound ones around them (loops, groups,
 * subshells), and functions. Names are those of the shell grammar of POSIX.
 */
import type { Line } from '../document.ts';
import type { Command, Loop } from './command.ts';
import { finish, type Draft, type HereDocument, type Word } from './draft.ts';
import { heldWords, hold, nothingHeld } from './held.ts';
import { MOST_LOOPS } from './inside.ts';
import type { Scanner } from './scanner.ts';

const RESERVED = new Set('if then else elif while until do ! { } time ( fi done esac'.split(' '));

/** Whether a word is one of the grammar, where it stands in front of a command. */
export const isReserved = ({ text }: Word): boolean => RESERVED.has(text);

export class Commands {
  readonly list: Command[] = [];
  /** Texts that the step itself puts into variables. */
  readonly held = nothingHeld();
  /** Commands of functions. */
  readonly bodies = new Map<string, Command[]>();
  /** Here-documents whose text begins behind the end of the row. */
  readonly waiting: HereDocument[] = [];
  draft: Draft = { words: [], line: 0 };
  word: Word | undefined;

  readonly #scan: Scanner;
  readonly #likely: boolean;
  readonly #parse: (rows: readonly Line[]) => Command[];
  readonly #loops: Loop[] = [];
  /** Brackets that are open: a closing one without an opening one ends a pattern of `case`. */
  #brackets = 0;
  /** Where groups, subshells and loops began among the commands, and the one that was closed last. */
  readonly #groups: { from: number; name?: string | undefined }[] = [];
  #group: number | undefined;
  /** A function whose body comes next. */
  #naming: string | undefined;
  /** What stands in front of a pipe whose other side comes next. */
  #before: Command | undefined;

  /** @param parse reads the shell text of a substitution */
  constructor(scan: Scanner, likely: boolean, parse: (rows: readonly Line[]) => Command[]) {
    this.#scan = scan;
    this.#likely = likely;
    this.#parse = parse;
  }

  /** Adds to the word that is read. */
  push(text: string, quoted = false, expands = text): void {
    if (!this.draft.words.length && !this.word) this.draft.line = this.#scan.line;
    this.word ??= { text: '', expands: '', quoted: false };
    this.word.text += text;
    this.word.expands += expands;
    this.word.quoted ||= quoted;
  }

  endWord(): void {
    if (this.word) this.draft.words.push(this.word);
    this.word = undefined;
  }

  /** Commands of a substitution, whose output a word or a program takes. */
  substitute(from: number, to: number): void {
    this.list.push(
      ...this.#parse(this.#scan.rows(from, to)).map((command) => ({
        ...command,
        captured: true,
        loops: [...this.#loops, ...command.loops],
      })),
    );
  }

  /** Ends a command where an operator or a new line does. */
  end(operator: string): void {
    this.endWord();
    const { draft } = this;
    const closing = draft.words.every(({ text, quoted }) => !quoted && /^(done|\})$/.test(text));
    this.#reserved(draft);
    if (draft.words.length) this.#simple(draft, operator);
    else if (closing) this.#compound(draft, operator);
    if (draft.words.length || !closing) this.#group = undefined;
    this.#begin();
  }

  /** Opens a bracket: a subshell's, or that of a function's name. */
  open(isFunction: boolean): void {
    this.#brackets += 1;
    this.#groups.push({ from: this.list.length });
    if (isFunction) {
      this.#naming = this.word?.text ?? this.draft.words.at(-1)?.text;
      this.#drop();
    }
    this.end('(');
  }

  /** Closes a subshell, or ends a pattern of `case`, which is no command. */
  close(): void {
    const subshell = this.#brackets > 0;
    if (!subshell) this.#drop();
    this.end(')');
    if (!subshell) return;
    this.#brackets -= 1;
    this.#group = this.#groups.pop()?.from;
  }

  #begin(): void {
    this.draft = { words: [], line: this.#scan.line };
  }

  #drop(): void {
    this.word = undefined;
    this.#begin();
  }

  /** Takes reserved words off the front, and notes the compound commands that they begin and end. */
  #reserved({ words, line }: Draft): void {
    for (;;) {
      const lead = words[0] && !words[0].quoted ? words[0].text : undefined;
      if (lead === 'function' && words[1]) {
        this.#naming = words[1].text;
        words.splice(0, 2);
        continue;
      }
      if (lead === 'while' || lead === 'until' || lead === 'for') {
        const head = words.slice(1).map(({ text }) => text);
        if (this.#loops.length < MOST_LOOPS)
          this.#loops.push({ kind: lead, line, head: head.join(' '), commands: [] });
        if (lead === 'for') words.length = 0;
        this.#groups.push({ from: this.list.length });
      } else if (lead === '{') {
        this.#groups.push({ from: this.list.length, name: this.#naming });
        this.#naming = undefined;
      } else if (lead === 'done' || lead === '}') {
        if (lead === 'done') this.#loops.pop();
        const closed = this.#groups.pop();
        this.#group = closed?.from;
        if (closed?.name) this.bodies.set(closed.name, this.list.slice(this.#group));
      }
      if (lead === undefined || !RESERVED.has(lead)) return;
      words.shift();
    }
  }

  #simple(draft: Draft, operator: string): void {
    draft.words = draft.words.flatMap(heldWords(this.held));
    const command = finish(draft, operator, this.#loops, this.#likely);
    this.list.push(command);
    hold(this.held, command);
    if (this.#before) this.#before.into = command;
    this.#before = operator === '|' ? command : undefined;
    this.#naming = undefined;
    for (const loop of this.#loops) loop.commands.push(command);
    for (const each of this.waiting) if (each.draft === draft) each.command = command;
  }

  /** What stands behind a group holds for all of it: `( … ) &`, `{ … } > file`. */
  #compound({ file }: Draft, operator: string): void {
    if (this.#group === undefined) return;
    for (const command of this.list.slice(this.#group)) {
      command.background ||= operator === '&';
      command.piped ||= operator === '|';
      command.file ??= file;
    }
  }
}
