/**
 * Reads YAML of `content/` against a schema. One clear error for the author: file, line and field.
 */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'astro/zod';

export class ContentError extends Error {
  override name = 'ContentError';
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`);
    this.file = file;
    this.line = line;
  }
}

/** Line of the value at `path`, or of the nearest parent that exists. 1-based. */
export function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as
      { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/**
 * Parses and checks one YAML text.
 * @param file path as errors show it, from the project's root
 * @throws ContentError naming file, line and field of the first fault
 */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): z.infer<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault) throw new ContentError(file, lines.linePos(fault.pos[0]).line, fault.message.split('\n')[0]!);
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  const field = issue.path.map(String).join('.') || 'file';
  throw new ContentError(file, lineOf(document, lines, issue.path), `${field}: ${issue.message}`);
}

/** Reads a file of the project. @param file path from the project's root */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  return parseYaml(readFileSync(file, 'utf8'), file, schema);
}
