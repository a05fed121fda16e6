/** How workflows call jobs: under which conditions, and with which rows of a matrix. */
import type { Node } from 'yaml';
import type { Entry } from '../document.ts';
import type { Scope, Value } from '../scope.ts';
import type { File } from './library.ts';

/** A job as a workflow calls it. */
export interface Call extends Entry {
  /** Whether the workflow runs under a condition that the file cannot decide. */
  conditional: boolean;
}

/** Calls of one job that are unfolded: other values change words, seldom where a job runs. */
export const MOST_CALLS = 24;

/** Calls of workflows by the job's name; undefined without workflows. */
export function callsOf(file: File): Map<string, Call[]> | undefined {
  const { source } = file;
  const workflows = source
    .entries(source.get(source.root, 'workflows'))
    .filter(({ key }) => key !== 'version');
  if (!workflows.length) return undefined;
  const calls = new Map<string, Call[]>();
  const groups = new Map(
    source.entries(source.get(source.root, 'job-groups')).map(({ key, value }) => [key, value]),
  );
  const list = (node: Node | undefined, conditional: boolean, depth: number): void => {
    for (const item of source.items(source.get(node, 'jobs'))) {
      const name = source.string(item);
      const entry =
        name === undefined
          ? source.entries(item)[0]
          : { key: name, value: undefined, line: source.line(item) };
      if (!entry || source.string(source.get(entry.value, 'type')) === 'approval') continue;
      if (groups.has(entry.key) && depth < 5) list(groups.get(entry.key), conditional, depth + 1);
      else calls.set(entry.key, [...(calls.get(entry.key) ?? []), { ...entry, conditional }]);
    }
  };
  for (const { value } of workflows) {
    const met = holds(file, value, file.scope);
    if (met !== false) list(value, met === undefined, 0);
  }
  return calls;
}

/** What `when` and `unless` of a workflow come to; undefined where the file cannot decide. */
function holds(file: File, node: Node | undefined, scope: Scope): boolean | undefined {
  const { source } = file;
  const when = source.entry(node, 'when');
  const unless = source.entry(node, 'unless');
  const of = (entry: Entry) =>
    scope.condition(
      source.isMap(entry.value) ? (source.get(entry.value, 'condition') ?? entry.value) : entry.value,
    );
  if (when) return of(when);
  const met = unless && of(unless);
  return unless ? (met === undefined ? undefined : !met) : true;
}

export function matrixOf(file: File, call: Entry | undefined): Map<string, Value>[] {
  const { source } = file;
  const parameters = source.entries(source.get(call?.value, 'matrix', 'parameters'));
  let rows: Map<string, Value>[] = [new Map()];
  for (const { key, value } of parameters) {
    const values = source
      .items(value)
      .map((item) => ({ text: source.string(item), line: source.line(item) }));
    if (!values.length) continue;
    rows = rows
      .flatMap((row) => values.map((each) => new Map([...row, [key, each] as const])))
      .slice(0, MOST_CALLS);
  }
  return rows;
}
