/** Where a job runs: its own keys, an executor of the file, or one of an orb whose kind only its name gives away. */
import type { Node } from 'yaml';
import type { Entry } from '../document.ts';
import type { Scope } from '../scope.ts';
import type { File, Library } from './library.ts';
import type { Executor } from './model.ts';

/** Executors of registry orbs whose kind their name gives away. */
const KNOWN_EXECUTORS: Record<string, Executor['kind']> = {
  'circleci/windows': 'windows',
  'circleci/macos': 'macos',
  'circleci/android': 'docker',
  'circleci/node': 'docker',
  'circleci/python': 'docker',
  'circleci/ruby': 'docker',
  'circleci/go': 'docker',
  'circleci/php': 'docker',
  'circleci/rust': 'docker',
  'circleci/aws-cli': 'docker',
  'circleci/gcp-cli': 'docker',
  'circleci/terraform': 'docker',
  'cypress-io/cypress': 'docker',
};

export function executorOf(
  file: File,
  job: Node | undefined,
  library: Library,
  scope: Scope,
  line: number,
): Executor {
  const own = environmentOf(file, job, scope, line);
  const named = file.source.entry(job, 'executor');
  if (!named || (!own.missing && own.kind !== 'unknown')) return own;
  const from = namedExecutor(file, named, library, scope);
  return {
    ...from,
    resourceClass: own.resourceClass ?? from.resourceClass,
    shell: own.shell ?? from.shell,
  };
}

function namedExecutor(file: File, { value, line }: Entry, library: Library, scope: Scope): Executor {
  const { source } = file;
  const unknown: Executor = { kind: 'unknown', line, assumed: false, missing: false };
  const name = scope.string(source.isMap(value) ? source.get(value, 'name') : value);
  if (name === undefined) {
    const reference = scope.reference(source.string(value) ?? '');
    const handed = reference ? scope.find(reference) : undefined;
    return handed?.node
      ? namedExecutor(file, { key: 'executor', value: handed.node, line }, library, handed.scope ?? scope)
      : unknown;
  }
  const [alias = '', inner = ''] = name.split('/');
  const local = library.executors.has(name)
    ? library
    : file.library.executors.has(name)
      ? file.library
      : undefined;
  const inline = library.inline.get(alias) ?? file.library.inline.get(alias);
  const holder = local ?? inline;
  const node = local ? local.executors.get(name) : inline?.executors.get(inner);
  if (holder && node) {
    const values = scope.call(source.get(node, 'parameters'), source.isMap(value) ? value : undefined);
    return environmentOf(file, node, scope.with(values), line);
  }
  const orb = library.orbs.get(alias) ?? file.library.orbs.get(alias);
  // An executor of CircleCI's own orbs that is called so is one: `docker/machine`, `android/android-machine`.
  const machine = orb?.name.startsWith('circleci/') && /machine/.test(inner);
  const kind = machine ? 'machine' : KNOWN_EXECUTORS[orb?.name ?? ''];
  return kind ? { kind, line, assumed: true, missing: false } : unknown;
}

/** Executor as a job or an entry of `executors` declares it. */
function environmentOf(file: File, node: Node | undefined, scope: Scope, line: number): Executor {
  const { source } = file;
  const entries = source.entries(node);
  const at = (key: string) => entries.find((entry) => entry.key === key);
  const named = at('resource_class');
  const text = scope.string(named?.value);
  const raw = source.string(named?.value);
  const classLine = named
    ? source.resolve(named.value) === named.value
      ? named.line
      : source.line(named.value)
    : 0;
  const resourceClass = text !== undefined ? { text: text || (raw ?? ''), line: classLine } : undefined;
  const docker = at('docker');
  const environment = [source.entry(source.items(docker?.value)[0], 'environment'), at('environment')].filter(
    (each) => each !== undefined,
  );
  const base = { resourceClass, shell: at('shell'), environment, assumed: false, missing: false };
  if (docker) return { ...base, kind: 'docker', line: docker.line, node: docker.value };
  const macos = at('macos');
  if (macos) return { ...base, kind: 'macos', line: macos.line, node: macos.value };
  const machine = at('machine');
  if (machine) {
    const image = scope.string(source.get(machine.value, 'image')) ?? '';
    const windows = /^windows/.test(image) || /^windows\./.test(text ?? '');
    return { ...base, kind: windows ? 'windows' : 'machine', line: machine.line, node: machine.value };
  }
  return { ...base, kind: 'unknown', line, missing: !at('executor') };
}
