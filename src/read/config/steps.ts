/** Steps as they run: commands, conditions and steps handed over by a parameter unfolded. */
import type { Node } from 'yaml';
import type { Entry, Line } from '../document.ts';
import type { Command } from '../shell/command.ts';
import { written, type Scripts } from '../shell/inside.ts';
import { parseShell } from '../shell/parse.ts';
import type { File, Place } from './library.ts';
import type { Step } from './model.ts';

const BUILTIN = new Set([
  'checkout',
  'setup_remote_docker',
  'setup_docker_engine',
  'save_cache',
  'restore_cache',
  'store_artifacts',
  'store_test_results',
  'persist_to_workspace',
  'attach_workspace',
  'add_ssh_keys',
]);
export function stepsOf(file: File, list: Node | undefined, place: Place): Step[] {
  const handed = handedOver(file, file.source.string(list) ?? '', place);
  if (handed) return handed;
  const steps: Step[] = [];
  for (const item of file.source.items(list)) steps.push(...stepOf(file, item, place));
  return steps;
}

function stepOf(file: File, item: Node, place: Place): Step[] {
  const { source } = file;
  source.work(4);
  const text = source.string(item);
  if (text !== undefined) {
    const handed = handedOver(file, text, place);
    return handed ?? namedStep(file, place.scope.fill(text), undefined, source.line(item), place);
  }
  const entries = source.entries(item);
  // The oldest form: `- type: shell` with its keys beside it.
  const type = entries.find(({ key }) => key === 'type');
  if (type) {
    const name = source.string(type.value) ?? '';
    return namedStep(file, /^(shell|deploy)$/.test(name) ? 'run' : name, item, type.line, place);
  }
  const [entry] = entries;
  if (!entry) return [];
  if (entry.key === 'when' || entry.key === 'unless') {
    const met = place.scope.condition(source.get(entry.value, 'condition'));
    const holds = met === undefined ? undefined : entry.key === 'when' ? met : !met;
    if (holds === false) return [];
    return stepsOf(file, source.get(entry.value, 'steps'), {
      ...place,
      conditional: place.conditional || holds === undefined,
    });
  }
  if (entry.key === 'steps') {
    return handedOver(file, source.string(entry.value) ?? '', place) ?? stepsOf(file, entry.value, place);
  }
  return namedStep(file, place.scope.fill(entry.key), entry.value, entry.line, place);
}

/** Steps that a parameter hands over. */
function handedOver(file: File, text: string, place: Place): Step[] | undefined {
  const name = place.scope.reference(text);
  if (!name) return undefined;
  const value = place.scope.find(name);
  if (!value?.node) return value ? undefined : [];
  const key = `steps ${name} ${value.line}`;
  if (place.stack.includes(key)) return [];
  return stepsOf(file, value.node, {
    ...place,
    scope: value.scope ?? place.scope,
    library: file.library,
    stack: [...place.stack, key],
  });
}

export function namedStep(
  file: File,
  name: string,
  given: Node | undefined,
  line: number,
  place: Place,
): Step[] {
  const { library, scope, stack } = place;
  const { source } = file;
  const [alias = '', inner = ''] = name.split('/');
  const inline = library.inline.get(alias) ?? file.library.inline.get(alias);
  const own = library.commands.has(name) ? library : undefined;
  const outer = file.library.commands.has(name) ? file.library : undefined;
  const holder = own ?? outer ?? (inline?.commands.has(inner) ? inline : undefined);
  if (holder) {
    const key = `command ${name}`;
    if (stack.includes(key) || stack.length > 30) return [];
    const node = holder.commands.get(holder === inline && !own && !outer ? inner : name);
    const values = scope.call(source.get(node, 'parameters'), given);
    return stepsOf(file, source.get(node, 'steps'), {
      ...place,
      library: holder,
      scope: scope.with(values),
      stack: [...stack, key],
    });
  }
  // The file's own command of the name `deploy` comes before CircleCI's old step of that name.
  if (name === 'run' || name === 'deploy') return [runStep(file, given, line, place)];
  const orb = library.orbs.get(alias) ?? file.library.orbs.get(alias);
  const kind = BUILTIN.has(name) ? 'builtin' : 'orb';
  const within = kind === 'orb' ? source.entries(given).filter(isSteps(file)) : [];
  return [
    {
      kind,
      name,
      title: name,
      line,
      background: false,
      when: scope.string(source.get(given, 'when')) ?? 'on_success',
      conditional: place.conditional,
      orb:
        kind === 'orb'
          ? { name: orb?.name ?? alias, version: orb?.version ?? '', command: inner || name }
          : undefined,
      given: source.entries(given),
      rows: [],
      commands: [],
      scope,
    },
    // Steps that an orb's command or job takes and runs between its own.
    ...within.flatMap(({ value }) => stepsOf(file, value, place)),
  ];
}

/** Commands of a text, read once for each place and filling. */
function commandsOf(file: File, rows: readonly Line[], likely = false): Command[] {
  const key = `${likely} ${rows[0]?.n} ${rows.map(({ text }) => text).join('\n')}`;
  let commands = file.parsed.get(key);
  if (!commands) {
    file.source.work(rows.length * 2);
    commands = parseShell(rows, likely);
    file.parsed.set(key, commands);
  }
  return commands;
}

/** Steps of one run: what an earlier one writes, a later one may run. */
export function withScripts(file: File, steps: readonly Step[]): Step[] {
  const scripts: Scripts = new Map();
  const parse = (rows: readonly Line[], likely: boolean) => commandsOf(file, rows, likely);
  return steps.map((step) => ({ ...step, commands: written(step.commands, scripts, parse) }));
}

/** Whether a parameter of an orb holds steps, by its name and what stands in it. */
const isSteps =
  ({ source }: File) =>
  ({ key, value }: Entry): boolean =>
    /(^|[-_])steps$|^(before|after|setup)[-_]/.test(key) &&
    !/^(pre|post)-steps$/.test(key) &&
    source
      .items(value)
      .some((item) =>
        source
          .entries(item)
          .some(({ key: name }) => name === 'run' || name.includes('/') || BUILTIN.has(name)),
      );

function runStep(file: File, given: Node | undefined, line: number, place: Place): Step {
  const { scope, conditional } = place;
  const { source } = file;
  const map = source.isMap(given);
  const entry = map ? source.entry(given, 'command') : undefined;
  const rows = scope.rows(source.lines(map ? entry?.value : given));
  const handed = scope.reference(source.string(map ? entry?.value : given) ?? '');
  const shell = scope.string(source.get(given, 'shell') ?? place.shell?.value) ?? '';
  const when = scope.string(source.get(given, 'when')) ?? 'on_success';
  const foreign = /python|node|ruby|perl|pwsh|powershell|cmd/.test(shell) && !/bash/.test(shell);
  return {
    kind: 'run',
    name: 'run',
    title: scope.string(source.get(given, 'name')) ?? '',
    line,
    background: scope.string(source.get(given, 'background')) === 'true',
    when,
    // Whether anything failed is no one's to know beforehand.
    conditional: conditional || when === 'on_fail',
    given: source.entries(given),
    rows,
    // Other languages would be misread; PowerShell runs programs as a shell of Unix does.
    commands: foreign && !/pwsh|powershell/.test(shell) ? [] : commandsOf(file, rows),
    ...(foreign && { language: shell }),
    ...(handed?.startsWith('pipeline.parameters.') && { handed: `<< ${handed} >>` }),
    scope,
  };
}
