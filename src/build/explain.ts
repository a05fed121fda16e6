/** What went wrong in a build, for its author: the place and one sentence, and a stack only where the fault is ours. */
import { getSystemErrorName } from 'node:util';

interface Fault extends Error {
  code?: string;
  path?: string;
  hint?: string;
  loc?: { file?: string; line?: number; column?: number };
}

/** What the system refused, by its code. */
const REFUSALS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'it is on a disk that can only be read',
  EACCES: 'this user may not open it',
  EPERM: 'this user may not do that',
  EXDEV:
    'it is a mount of its own, and a build can only take the place of a folder on the disk of the project',
  EBUSY: 'it is a mount of its own, or in use',
  EMFILE: 'too many files are open',
};

/** The error and those behind it. */
function* chain(error: unknown): Generator<Fault> {
  for (let one = error; one instanceof Error; one = one.cause) yield one as Fault;
}

/** What the system answered: Node says it in `code`, a bundler written in Rust in its words, `(os error 28)`. */
function codeOf({ code, message }: Fault): string {
  const number = /\(os error (\d+)\)/.exec(message)?.[1];
  return number ? getSystemErrorName(-number) : (code ?? '');
}

/** Faults of code, not of content or of the machine. */
const OURS = new Set(['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError', 'AssertionError']);

/** @returns text for the terminal; its last line ends without a newline */
export function explain(error: unknown): string {
  for (const fault of chain(error)) {
    const code = codeOf(fault);
    if (!REFUSALS[code]) continue;
    const { path, message } = fault;
    const place = path ?? /'([^']+)'/.exec(message)?.[1];
    return `${place ? `${place}: ` : ''}${REFUSALS[code]} (${code}).`;
  }
  if (!(error instanceof Error)) return String(error);
  const { name, message, hint, loc, stack } = error as Fault;
  if (OURS.has(name) && !loc?.file) return stack ?? message;
  const place = [loc?.file, loc?.line, loc?.column].filter((part) => part !== undefined).join(':');
  const hasPlace = place && !message.startsWith(`${loc?.file}:`);
  return [`${hasPlace ? `${place}: ` : ''}${message}`, ...(hint ? [hint] : [])].join('\n');
}
