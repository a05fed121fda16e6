/** What no tool would read: a snippet whose YAML or JSON does not parse. What it means is asked in `tests/snippets`. */
import { parseAllDocuments } from 'yaml';
import { ContentError } from '../../lib/content-error.ts';
import type { SnippetFile } from './files.ts';

/** Why a text does not parse, and where: characters before it. Undefined where it parses, and for other kinds of files. */
function faultIn({ path, text }: SnippetFile): [at: number, reason: string] | undefined {
  if (/\.ya?ml$/.test(path)) {
    const [error] = [...parseAllDocuments(text, { prettyErrors: false })].flatMap(({ errors }) => errors);
    return error && [error.pos[0], error.message];
  }
  if (!path.endsWith('.json')) return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const [reason, at = text.length] = (error as Error).message.split(/ at position (\d+).*/);
    return [Number(at), reason!];
  }
}

/** @throws ContentError at the line where the parser stopped, the last one where the file ends too early */
export function checkSyntax(file: SnippetFile): void {
  const [at, reason] = faultIn(file) ?? [];
  if (at === undefined) return;
  const line = file.text
    .slice(0, at + 1)
    .trimEnd()
    .split('\n').length;
  throw new ContentError(file.path, line, `${reason}.`);
}
