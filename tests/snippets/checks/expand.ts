/**
 * What CircleCI does to a configuration before it runs, as far as it can be done here: `commands`, `executors`,
 * `parameters` and `matrix`. Orbs stay as they are: their source is elsewhere.
 */
export type Step = string | Record<string, Record<string, unknown> | string | null>;

interface Job {
  steps?: Step[];
  [key: string]: unknown;
}

type Values = Record<string, unknown>;
interface Parameters {
  parameters?: Record<string, { type: string; default?: unknown; enum?: unknown[] }>;
}
export interface Config {
  jobs?: Record<string, Job & Parameters>;
  commands?: Record<string, { steps: Step[] } & Parameters>;
  executors?: Record<string, Values & Parameters>;
  workflows?: Record<string, { jobs?: (string | Record<string, Values | null>)[] }>;
  orbs?: Record<string, unknown>;
}

const PARAMETER = /<<\s*parameters\.([\w-]+)\s*>>/g;

/** Replaces parameters in strings at any depth; a string that is nothing but one keeps the value's type. */
function substitute(value: unknown, values: Values): unknown {
  if (Array.isArray(value)) return value.map((entry) => substitute(entry, values));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, substitute(entry, values)]));
  if (typeof value !== 'string') return value;
  const whole = /^<<\s*parameters\.([\w-]+)\s*>>$/.exec(value);
  if (whole && whole[1]! in values) return values[whole[1]!];
  return value.replace(PARAMETER, (text, name: string) => (name in values ? String(values[name]) : text));
}

/** Values of a call; what is missing, unknown or of the wrong kind goes to `faults`. */
function bind(what: string, { parameters = {} }: Parameters, given: Values, faults: string[]): Values {
  for (const name of Object.keys(given))
    if (!(name in parameters)) faults.push(`${what}: no parameter ${name}`);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { type, default: fallback, enum: allowed }]) => {
      const value = given[name] ?? fallback;
      if (value === undefined) faults.push(`${what}: parameter ${name} has no value`);
      else if (['string', 'boolean', 'integer'].includes(type)) {
        const kind = Number.isInteger(value) ? 'integer' : typeof value;
        if (kind !== type) faults.push(`${what}: parameter ${name} is ${kind} instead of ${type}`);
      } else if (allowed && !allowed.includes(value))
        faults.push(`${what}: ${name} may not be ${String(value)}`);
      return [name, value];
    }),
  );
}

function expandSteps(steps: Step[], config: Config, faults: string[], inside: string[] = []): Step[] {
  return steps.flatMap((step): Step[] => {
    const [name, given] = typeof step === 'string' ? [step, {}] : (Object.entries(step)[0] ?? ['', {}]);
    const command = config.commands?.[name];
    if (!command) return [step];
    if (inside.includes(name)) {
      faults.push(`command ${name} calls itself`);
      return [];
    }
    const values = bind(`command ${name}`, command, (given ?? {}) as Values, faults);
    const own = substitute(command.steps, values) as Step[];
    return expandSteps(own, config, faults, [...inside, name]);
  });
}

interface Matrix {
  parameters?: Record<string, unknown[]>;
  exclude?: Values[];
}

/** All combinations of a matrix, without what it excludes. */
function combinations(matrix: Matrix): Values[] {
  const all = Object.entries(matrix.parameters ?? {}).reduce<Values[]>(
    (done, [name, options]) =>
      done.flatMap((entry) => options.map((option) => ({ ...entry, [name]: option }))),
    [{}],
  );
  const same = (entry: Values, out: Values) =>
    Object.entries(out).every(([key, value]) => entry[key] === value);
  return all.filter((entry) => !(matrix.exclude ?? []).some((out) => same(entry, out)));
}

/** Keys of a job's entry in a workflow that are not parameters of the job. */
const ENTRY_KEYS = [
  'name',
  'context',
  'requires',
  'filters',
  'type',
  'matrix',
  'pre-steps',
  'post-steps',
  'serial-group',
];

/** One job as a workflow runs it. */
export interface Run {
  workflow: string;
  name: string;
  job: Job;
  entry: Values;
}

/** Every job of every workflow with its parameters filled in. Faults name what does not fit together. */
export function expand(config: Config): { runs: Run[]; faults: string[] } {
  const faults: string[] = [];
  const runs = Object.entries(config.workflows ?? {}).flatMap(([workflow, { jobs = [] }]) =>
    jobs.flatMap((item): Run[] => {
      const [name, entry] = typeof item === 'string' ? [item, {}] : (Object.entries(item)[0] ?? ['', {}]);
      const settings = entry ?? {};
      const job = config.jobs?.[name];
      if (!job) {
        const orb = name.split('/')[0]!;
        if (settings['type'] !== 'approval' && !(name.includes('/') && config.orbs?.[orb]))
          faults.push(`workflow ${workflow}: no job ${name}`);
        return [];
      }
      const given = Object.fromEntries(Object.entries(settings).filter(([key]) => !ENTRY_KEYS.includes(key)));
      const matrix = settings['matrix'] as Matrix | undefined;
      return (matrix ? combinations(matrix) : [{}]).map((cell) => {
        const values = bind(`job ${name}`, job, { ...given, ...cell }, faults);
        const filled = substitute(job, values) as Job;
        const executor = config.executors?.[String(filled['executor'])];
        const steps = expandSteps(filled.steps ?? [], config, faults);
        return { workflow, name, job: { ...executor, ...filled, steps }, entry: settings };
      });
    }),
  );
  for (const { name, job } of runs) {
    const left = /<<\s*parameters\.[\w-]+\s*>>/.exec(JSON.stringify(job.steps));
    if (left) faults.push(`job ${name}: ${left[0]} is not declared`);
  }
  return { runs, faults };
}
