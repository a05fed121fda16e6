/**
 * A writer's mistake: what is wrong, in which file and line, and how to mend it. Astro takes it for an error of its
 * own (`type`, `hint`, `loc`), so that the overlay of `npm run dev` shows the line and the hint.
 */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly type = 'AstroUserError';
  readonly title = 'A mistake in the content';
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly reason: string;
  readonly hint: string | undefined;
  readonly loc: { file: string; line: number; column: number };
  /** Further mistakes in the same text; the message names them, too. */
  readonly others: readonly ContentError[];

  constructor(
    file: string,
    line: number,
    reason: string,
    { hint, others = [] }: { hint?: string | undefined; others?: readonly ContentError[] } = {},
  ) {
    super([`${file}:${line}: ${reason}`, ...others.map((other) => other.message)].join('\n'));
    this.file = file;
    this.line = line;
    this.reason = reason;
    this.hint = hint;
    this.loc = { file, line, column: 1 };
    this.others = others;
  }
}

/** Throws all mistakes of a text as one error; nothing when there are none. */
export function throwAll([first, ...others]: readonly ContentError[]): void {
  if (first) throw new ContentError(first.file, first.line, first.reason, { hint: first.hint, others });
}
