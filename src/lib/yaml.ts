/**
 * Reads YAML of `content/` against a schema. Clear errors for the author: file, line and field of every fault.
 */
import { readFileSync } from 'node:fs';
import { LineCounter, isSeq, parseDocument, type Document } from 'yaml';
import { z } from 'astro/zod';
import { ContentError, throwAll } from './content-error.ts';
import { didYouMean } from './nearest.ts';

type Path = readonly PropertyKey[];

/** Line of the value at `path`, or of the nearest parent that exists. 1-based. */
export function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as
      { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** Line of a key, where there is such a key; a schema's complaint about it has the line of the key, not of its value. */
function lineOfKey(document: Document, lines: LineCounter, path: Path, key: string): number {
  const map = (path.length ? document.getIn(path, true) : document.contents) as
    { items?: { key?: { value?: unknown; range?: [number, number, number] } }[] } | undefined;
  const found = map?.items?.find((item) => item.key?.value === key)?.key?.range;
  return found ? lines.linePos(found[0]).line : lineOf(document, lines, path);
}

/** The schema at a path, without what makes it optional; undefined where there is none. */
function schemaAt(schema: z.ZodType, path: Path): unknown {
  let at: unknown = schema;
  const bare = (type: unknown): unknown => {
    if (type instanceof z.ZodOptional || type instanceof z.ZodDefault) return bare(type.unwrap());
    return type;
  };
  for (const key of path) {
    at = bare(at);
    if (at instanceof z.ZodObject) at = (at.shape as Record<string, unknown>)[String(key)];
    else if (at instanceof z.ZodRecord) at = at.valueType;
    else if (at instanceof z.ZodArray) at = at.element;
    else return undefined;
  }
  return bare(at);
}

/** Names of the fields that a schema has at a path; empty where it takes any. */
function fieldsAt(schema: z.ZodType, path: Path): string[] {
  const at = schemaAt(schema, path);
  return at instanceof z.ZodObject ? Object.keys(at.shape as object) : [];
}

/** What a field is for, as its schema describes it to editors, too. */
function descriptionAt(schema: z.ZodType, path: Path): string {
  const at = schemaAt(schema, path);
  const description = at instanceof z.ZodType ? at.description : undefined;
  return description ? `. ${description}` : '';
}

/** What is wrong at one place, in words. */
function reasonOf(issue: z.core.$ZodIssue, value: unknown, schema: z.ZodType): string {
  const field = issue.path.map(String).join('.') || 'file';
  const list = isSeq(value) ? value.items : undefined;
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, issue.path);
    const where = issue.path.length ? `${field}: ` : '';
    return `${where}${issue.keys.map((key) => `no field is called "${key}".${didYouMean(key, known)}`).join(' ')}`;
  }
  if (issue.code === 'invalid_type' && !issue.path.length && value === null) return 'The file is empty.';
  if (issue.code === 'invalid_type' && value === undefined)
    return `${field}: is missing${descriptionAt(schema, issue.path)}`;
  if (
    issue.code === 'invalid_type' &&
    issue.expected === 'string' &&
    ['number', 'boolean'].includes(typeof value)
  )
    return `${field}: YAML reads this as a ${typeof value}. Write it in quotes`;
  if (issue.code === 'invalid_type' && typeof value === 'string')
    return `${field}: "${value}" is no ${issue.expected}${descriptionAt(schema, issue.path)}`;
  if (issue.code === 'invalid_value' && typeof value === 'string')
    return `${field}: "${value}" is none of ${issue.values.map(String).join(', ')}.${didYouMean(value, issue.values.map(String))}`;
  if ((issue.code === 'too_big' || issue.code === 'too_small') && Array.isArray(list)) {
    const [bound, limit] =
      issue.code === 'too_big' ? ['at most', issue.maximum] : ['at least', issue.minimum];
    return `${field}: ${list.length} items, and it takes ${issue.exact ? 'exactly' : bound} ${limit}`;
  }
  if (issue.code === 'too_big' && typeof value === 'string')
    return `${field}: ${value.length} characters, and ${issue.maximum} are the most`;
  if (issue.code === 'too_small' && typeof value === 'string')
    return value
      ? `${field}: ${value.length} characters, and ${issue.minimum} are the least`
      : `${field}: is empty`;
  return `${field}: ${issue.message}`;
}

const parsed = new WeakMap<z.ZodType, Map<string, { text: string; data: unknown }>>();

/**
 * Parses and checks one YAML text. The same text of a file is parsed once; what comes back is not to be changed.
 * @param file path as errors show it, from the project's root
 * @param before lines that stand in the file before the text, such as the dashes of front matter
 * @throws ContentError naming file, line and field of every fault
 */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  before = 0,
): z.infer<Schema> {
  const files = parsed.get(schema) ?? new Map<string, { text: string; data: unknown }>();
  parsed.set(schema, files);
  const known = files.get(file);
  if (known?.text === text) return known.data as z.infer<Schema>;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault)
    throw new ContentError(
      file,
      before + lines.linePos(fault.pos[0]).line,
      fault.message.replace(/ at line \d+[\s\S]*/, ''),
    );
  const checked = schema.safeParse(document.toJS());
  if (!checked.success) {
    throwAll(
      checked.error.issues.map((issue) => {
        const value = document.getIn(issue.path) as unknown;
        const line =
          issue.code === 'unrecognized_keys'
            ? lineOfKey(document, lines, issue.path, issue.keys[0]!)
            : lineOf(document, lines, issue.path);
        return new ContentError(file, before + line, reasonOf(issue, value, schema));
      }),
    );
  }
  files.set(file, { text, data: checked.data });
  return checked.data as z.infer<Schema>;
}

/** Reads a file of the project. @param file path from the project's root */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  return parseYaml(readFileSync(file, 'utf8'), file, schema);
}

/** Line of the first line that starts a mapping key, for errors about a key. 1-based; 1 when it is not there. */
export function lineOfText(text: string, start: string): number {
  const index = text.split('\n').findIndex((row) => row.trim().startsWith(start));
  return index < 0 ? 1 : index + 1;
}
