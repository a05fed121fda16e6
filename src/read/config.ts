/** From the file to what runs: jobs as workflows call them, their executor and their steps, commands unfolded. */
import type { Node } from 'yaml';
import type { Entry, Line, Source } from './document.ts';
import { Scope, type Value } from './scope.ts';
import { parseShell, type Command } from './shell.ts';

export interface Executor {
  kind: 'docker' | 'machine' | 'macos' | 'windows' | 'unknown';
  line: number;
  /** Where `docker`, `machine` or `macos` is written. */
  node?: Node | undefined;
  resourceClass?: { text: string; line: number } | undefined;
  /** Taken from the name of a registry orb's executor, which the file does not show. */
  assumed: boolean;
  /** The file names no executor at all. */
  missing: boolean;
}

export interface OrbUse {
  /** Name in the registry, such as `circleci/aws-cli`. */
  name: string;
  version: string;
  command: string;
}

export interface Step {
  kind: 'run' | 'orb' | 'builtin';
  /** `run`, `checkout`, or `alias/command`. */
  name: string;
  title: string;
  line: number;
  background: boolean;
  /** `always`, `on_fail` or `on_success`. */
  when: string;
  /** Whether a condition that the file cannot decide stands around it. */
  conditional: boolean;
  orb?: OrbUse | undefined;
  /** Parameters of an orb's command or keys of a built-in step. */
  given: Entry[];
  rows: Line[];
  commands: Command[];
  /** What parameters stand for at its place. */
  scope: Scope;
}

export interface Run {
  executor: Executor;
  steps: Step[];
  keys: Entry[];
  scope: Scope;
}

export interface Job {
  name: string;
  line: number;
  /** Entries of the job itself, merged ones included. */
  node: Node | undefined;
  /** Whether a workflow runs it; true without workflows. */
  used: boolean;
  runs: Run[];
  /** Orb that has the job, or the reason why the file does not show it. */
  elsewhere?: string | undefined;
  /** Calls in workflows, for keys that are written there by mistake. */
  calls: readonly Entry[];
  matrix: boolean;
}

export interface Orb {
  alias: string;
  name: string;
  version: string;
  line: number;
}

export interface Config {
  source: Source;
  version: string;
  setup: boolean;
  orbs: Orb[];
  jobs: Job[];
  executors: readonly Entry[];
  commands: readonly Entry[];
  workflows: readonly Entry[];
}

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
/** Executors of registry orbs whose kind their name gives away. */
const KNOWN_EXECUTORS: Record<string, Executor['kind']> = {
  'circleci/windows': 'windows',
  'circleci/macos': 'macos',
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
/** Calls of one job that are unfolded: other values change words, seldom where a job runs. */
const MOST_CALLS = 24;

/** What a file, or an inline orb in it, declares. */
class Library {
  readonly commands: Map<string, Node | undefined>;
  readonly executors: Map<string, Node | undefined>;
  readonly jobs: Map<string, Entry>;
  readonly orbs = new Map<string, Orb>();
  readonly inline = new Map<string, Library>();

  constructor(source: Source, root: Node | undefined, depth = 0) {
    const named = (key: string) => source.entries(source.get(root, key));
    this.commands = new Map(named('commands').map(({ key, value }) => [key, value]));
    this.executors = new Map(named('executors').map(({ key, value }) => [key, value]));
    this.jobs = new Map(named('jobs').map((entry) => [entry.key, entry]));
    for (const { key, value, line } of named('orbs')) {
      if (source.isMap(value)) {
        if (depth < 5) this.inline.set(key, new Library(source, value, depth + 1));
        continue;
      }
      const [name = '', version = ''] = (source.string(value) ?? '').split('@');
      this.orbs.set(key, { alias: key, name, version, line });
    }
  }
}

/** A job as a workflow calls it. */
interface Call extends Entry {
  /** Whether the workflow runs under a condition that the file cannot decide. */
  conditional: boolean;
}

interface Place {
  library: Library;
  scope: Scope;
  conditional: boolean;
  stack: readonly string[];
}

export class ConfigReader {
  readonly #source: Source;
  readonly #library: Library;
  readonly #scope: Scope;
  /** Shell text is parsed once for each place and filling. */
  readonly #parsed = new Map<string, Command[]>();

  constructor(source: Source) {
    this.#source = source;
    this.#library = new Library(source, source.root);
    const pipeline = new Map<string, Value>();
    for (const { key, value } of source.entries(source.get(source.root, 'parameters'))) {
      const fallback = source.entry(value, 'default');
      pipeline.set(key, { text: source.string(fallback?.value), line: source.line(fallback?.value) });
    }
    this.#scope = new Scope(source, pipeline);
  }

  read(): Config {
    const source = this.#source;
    const { root } = source;
    const calls = this.#calls();
    const jobs: Job[] = [];
    for (const entry of this.#library.jobs.values()) {
      if (source.string(source.get(entry.value, 'type')) === 'approval') continue;
      const own = calls?.get(entry.key);
      jobs.push(this.#job(entry, entry.key, this.#library, own ?? [], !calls || own !== undefined));
    }
    for (const [name, list] of calls ?? []) {
      if (this.#library.jobs.has(name)) continue;
      jobs.push(this.#foreign(name, list));
    }
    return {
      source,
      version: source.string(source.get(root, 'version')) ?? '',
      setup: source.string(source.get(root, 'setup')) === 'true',
      orbs: [...this.#library.orbs.values()],
      jobs,
      executors: source.entries(source.get(root, 'executors')),
      commands: source.entries(source.get(root, 'commands')),
      workflows: source.entries(source.get(root, 'workflows')),
    };
  }

  /** Calls of workflows by the job's name; undefined without workflows. */
  #calls(): Map<string, Call[]> | undefined {
    const source = this.#source;
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
      const holds = this.#holds(value, this.#scope);
      if (holds !== false) list(value, holds === undefined, 0);
    }
    return calls;
  }

  /** What `when` and `unless` of a workflow come to; undefined where the file cannot decide. */
  #holds(node: Node | undefined, scope: Scope): boolean | undefined {
    const source = this.#source;
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

  #foreign(name: string, calls: Call[]): Job {
    const source = this.#source;
    const [alias = '', inner = ''] = name.split('/');
    const library = this.#library.inline.get(alias);
    const entry = library?.jobs.get(inner);
    if (library && entry) return this.#job(entry, name, library, calls, true);
    const executor: Executor = { kind: 'unknown', line: calls[0]?.line ?? 1, assumed: false, missing: false };
    return {
      name,
      line: calls[0]?.line ?? 1,
      node: undefined,
      used: true,
      // An orb's job is one step that the file does not show, between those that the call adds.
      runs: calls.slice(0, MOST_CALLS).map(({ value, line, conditional }) => {
        const place: Place = { library: this.#library, scope: this.#scope, conditional, stack: [] };
        return {
          executor,
          keys: [],
          scope: this.#scope,
          steps: [
            ...this.#steps(source.get(value, 'pre-steps'), place),
            ...(name.includes('/') ? this.#named(name, value, line, place) : []),
            ...this.#steps(source.get(value, 'post-steps'), place),
          ],
        };
      }),
      elsewhere: this.#library.orbs.get(alias)?.name ?? (name.includes('/') ? alias : 'another file'),
      calls,
      matrix: false,
    };
  }

  #job(entry: Entry, name: string, library: Library, calls: Call[], used: boolean): Job {
    const source = this.#source;
    const runs: Run[] = [];
    const seen = new Set<string>();
    const places = new Set<string>();
    const list: (Call | undefined)[] = calls.length ? calls : [undefined];
    const deciding = this.#deciding(entry.value);
    for (const call of list) {
      for (const given of this.#matrix(call)) {
        const values = this.#scope.call(source.get(entry.value, 'parameters'), call?.value);
        for (const [key, value] of given) values.set(key, value);
        source.work(values.size);
        const key = [...values].map(([id, { text, line }]) => `${id}=${text ?? line}`).join('\n');
        const place = deciding.map((id) => values.get(id)?.text ?? values.get(id)?.line).join('\n');
        if (seen.has(key) || (seen.size >= MOST_CALLS && places.has(place)) || seen.size >= 4 * MOST_CALLS)
          continue;
        seen.add(key);
        places.add(place);
        runs.push(this.#run(entry, library, this.#scope.with(values), call));
      }
    }
    const override = calls.some(({ value }) => source.get(value, 'override-with'));
    return {
      name,
      line: entry.line,
      node: entry.value,
      used,
      runs,
      elsewhere: override ? 'override-with' : undefined,
      calls,
      matrix: calls.some(({ value }) => source.get(value, 'matrix')),
    };
  }

  /** Parameters that decide where a job runs or which of its steps do; others change words. */
  #deciding(job: Node | undefined): string[] {
    const source = this.#source;
    const used = ['executor', 'resource_class', 'docker', 'machine', 'macos', 'circleci_ip_ranges']
      .map((key) => source.get(job, key))
      .map((node) => source.resolve(node)?.range)
      .map((range) => (range ? source.text.slice(range[0], range[1]) : ''))
      .join('\n');
    return source
      .entries(source.get(job, 'parameters'))
      .filter(
        ({ key, value }) =>
          /^(boolean|enum|executor|steps)$/.test(source.string(source.get(value, 'type')) ?? '') ||
          used.includes(`parameters.${key}`),
      )
      .map(({ key }) => key);
  }

  #matrix(call: Entry | undefined): Map<string, Value>[] {
    const source = this.#source;
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

  #run(entry: Entry, library: Library, scope: Scope, call: Call | undefined): Run {
    const source = this.#source;
    const conditional = Boolean(call?.conditional);
    const place: Place = { library, scope, conditional, stack: [] };
    const outer: Place = { library: this.#library, scope: this.#scope, conditional, stack: [] };
    return {
      executor: this.#executor(entry.value, library, scope, entry.line),
      keys: source.entries(entry.value),
      scope,
      steps: [
        ...this.#steps(source.get(call?.value, 'pre-steps'), outer),
        ...this.#steps(source.get(entry.value, 'steps'), place),
        ...this.#steps(source.get(call?.value, 'post-steps'), outer),
      ],
    };
  }

  #executor(job: Node | undefined, library: Library, scope: Scope, line: number): Executor {
    const own = this.#environment(job, scope, line);
    const named = this.#source.entry(job, 'executor');
    if (!named || (!own.missing && own.kind !== 'unknown')) return own;
    const from = this.#namedExecutor(named, library, scope);
    return { ...from, resourceClass: own.resourceClass ?? from.resourceClass };
  }

  #namedExecutor({ value, line }: Entry, library: Library, scope: Scope): Executor {
    const source = this.#source;
    const unknown: Executor = { kind: 'unknown', line, assumed: false, missing: false };
    const name = scope.string(source.isMap(value) ? source.get(value, 'name') : value);
    if (name === undefined) {
      const reference = scope.reference(source.string(value) ?? '');
      const handed = reference ? scope.find(reference) : undefined;
      return handed?.node
        ? this.#namedExecutor({ key: 'executor', value: handed.node, line }, library, handed.scope ?? scope)
        : unknown;
    }
    const [alias = '', inner = ''] = name.split('/');
    const local = library.executors.has(name)
      ? library
      : this.#library.executors.has(name)
        ? this.#library
        : undefined;
    const inline = library.inline.get(alias) ?? this.#library.inline.get(alias);
    const holder = local ?? inline;
    const node = local ? local.executors.get(name) : inline?.executors.get(inner);
    if (holder && node) {
      const values = scope.call(source.get(node, 'parameters'), source.isMap(value) ? value : undefined);
      return this.#environment(node, scope.with(values), line);
    }
    const orb = library.orbs.get(alias) ?? this.#library.orbs.get(alias);
    const kind =
      orb?.name === 'circleci/android'
        ? /machine/.test(inner)
          ? 'machine'
          : 'docker'
        : KNOWN_EXECUTORS[orb?.name ?? ''];
    return kind ? { kind, line, assumed: true, missing: false } : unknown;
  }

  /** Executor as a job or an entry of `executors` declares it. */
  #environment(node: Node | undefined, scope: Scope, line: number): Executor {
    const source = this.#source;
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
    const base = { resourceClass, assumed: false, missing: false };
    const docker = at('docker');
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

  #steps(list: Node | undefined, place: Place): Step[] {
    const handed = this.#handed(this.#source.string(list) ?? '', place);
    if (handed) return handed;
    const steps: Step[] = [];
    for (const item of this.#source.items(list)) steps.push(...this.#step(item, place));
    return steps;
  }

  #step(item: Node, place: Place): Step[] {
    const source = this.#source;
    source.work(4);
    const text = source.string(item);
    if (text !== undefined) {
      const handed = this.#handed(text, place);
      return handed ?? this.#named(place.scope.fill(text), undefined, source.line(item), place);
    }
    const entries = source.entries(item);
    // The oldest form: `- type: shell` with its keys beside it.
    const type = entries.find(({ key }) => key === 'type');
    if (type) {
      const name = source.string(type.value) ?? '';
      return this.#named(/^(shell|deploy)$/.test(name) ? 'run' : name, item, type.line, place);
    }
    const [entry] = entries;
    if (!entry) return [];
    if (entry.key === 'when' || entry.key === 'unless') {
      const met = place.scope.condition(source.get(entry.value, 'condition'));
      const holds = met === undefined ? undefined : entry.key === 'when' ? met : !met;
      if (holds === false) return [];
      return this.#steps(source.get(entry.value, 'steps'), {
        ...place,
        conditional: place.conditional || holds === undefined,
      });
    }
    if (entry.key === 'steps') {
      return this.#handed(source.string(entry.value) ?? '', place) ?? this.#steps(entry.value, place);
    }
    return this.#named(place.scope.fill(entry.key), entry.value, entry.line, place);
  }

  /** Steps that a parameter hands over. */
  #handed(text: string, place: Place): Step[] | undefined {
    const name = place.scope.reference(text);
    if (!name) return undefined;
    const value = place.scope.find(name);
    if (!value?.node) return value ? undefined : [];
    const key = `steps ${name} ${value.line}`;
    if (place.stack.includes(key)) return [];
    return this.#steps(value.node, {
      ...place,
      scope: value.scope ?? place.scope,
      library: this.#library,
      stack: [...place.stack, key],
    });
  }

  #named(name: string, given: Node | undefined, line: number, place: Place): Step[] {
    const { library, scope, stack } = place;
    const source = this.#source;
    if (name === 'run' || name === 'deploy') return [this.#runStep(given, line, place)];
    const [alias = '', inner = ''] = name.split('/');
    const inline = library.inline.get(alias) ?? this.#library.inline.get(alias);
    const own = library.commands.has(name) ? library : undefined;
    const outer = this.#library.commands.has(name) ? this.#library : undefined;
    const holder = own ?? outer ?? (inline?.commands.has(inner) ? inline : undefined);
    if (holder) {
      const key = `command ${name}`;
      if (stack.includes(key) || stack.length > 30) return [];
      const node = holder.commands.get(holder === inline && !own && !outer ? inner : name);
      const values = scope.call(source.get(node, 'parameters'), given);
      return this.#steps(source.get(node, 'steps'), {
        library: holder,
        scope: scope.with(values),
        conditional: place.conditional,
        stack: [...stack, key],
      });
    }
    const orb = library.orbs.get(alias) ?? this.#library.orbs.get(alias);
    const kind = BUILTIN.has(name) ? 'builtin' : 'orb';
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
    ];
  }

  #runStep(given: Node | undefined, line: number, { scope, conditional }: Place): Step {
    const source = this.#source;
    const map = source.isMap(given);
    const entry = map ? source.entry(given, 'command') : undefined;
    const rows = scope.rows(source.lines(map ? entry?.value : given));
    const key = `${rows[0]?.n} ${rows.map(({ text }) => text).join('\n')}`;
    let commands = this.#parsed.get(key);
    if (!commands) {
      source.work(rows.length * 2);
      commands = parseShell(rows);
      this.#parsed.set(key, commands);
    }
    const shell = scope.string(source.get(given, 'shell')) ?? '';
    return {
      kind: 'run',
      name: 'run',
      title: scope.string(source.get(given, 'name')) ?? '',
      line,
      background: scope.string(source.get(given, 'background')) === 'true',
      when: scope.string(source.get(given, 'when')) ?? 'on_success',
      conditional,
      given: source.entries(given),
      rows,
      // Other languages would be misread.
      commands:
        /python|node|ruby|perl|pwsh|powershell|cmd/.test(shell) && !/bash/.test(shell) ? [] : commands,
      scope,
    };
  }
}
