/** Reads one configuration: each job's ways with their evidence, what the file hides, and what to mend. */
import type { Config, Job, Run } from './config/model.ts';
import { configOf } from './config/read.ts';
import { Source, Unreadable } from './document.ts';
import { hiddenIn } from './hidden.ts';
import { rules } from './rules/index.ts';
import type { Hit, Knowledge, Rule } from './rules/rule.ts';
import { SEVERITIES, type Severity } from './rules/severity.ts';
import { evidenceOf, settle } from './ways/evidence.ts';
import type { Evidence } from './ways/way.ts';

export interface Finding {
  rule: Rule;
  severity: Severity;
  line: number;
  /** Names of the jobs that it concerns; empty where it is about the file. */
  jobs: string[];
  conditional: boolean;
}

type Verdict = 'way' | 'perhaps' | 'none-seen' | 'none-in-this-file' | 'cannot-tell';

export interface JobReading {
  name: string;
  line: number;
  used: boolean;
  executor: string;
  verdict: Verdict;
  /** Ways that are sure or likely, with the best evidence of each. */
  ways: Evidence[];
  /** Ways that only a name hints at. */
  perhaps: Evidence[];
  /** Scripts, orbs and tools whose doing the file does not show. */
  hidden: { scripts: string[]; tools: string[] };
}

export interface Reading {
  jobs: JobReading[];
  findings: Finding[];
  /** Findings that a comment in the file puts aside: `# guide: ignore RULE, because …`. */
  aside: Finding[];
  /** Whether the real jobs are in a continuation that the file starts. */
  setup: boolean;
}

export { Unreadable };
export type { Knowledge };

/** Evidence of each run, looked for once: the ways and the rules rest on the same. */
type Seen = ReadonlyMap<Run, Evidence[]>;

function readJob(job: Job, seen: Seen): JobReading {
  const settled = settle(job.runs.flatMap((run) => seen.get(run)!));
  const ways = settled.filter(({ sure }) => sure !== 'named');
  const perhaps = settled.filter(({ sure }) => sure === 'named');
  const hidden = job.runs.map((run) => hiddenIn(job, run));
  if (!hidden.length) hidden.push(hiddenIn(job, undefined));
  const scripts = [...new Set(hidden.flatMap((each) => each.scripts))];
  const tools = [...new Set(hidden.flatMap((each) => each.tools))];
  const verdict: Verdict = ways.length
    ? 'way'
    : perhaps.length
      ? 'perhaps'
      : scripts.length
        ? 'cannot-tell'
        : tools.length
          ? 'none-in-this-file'
          : 'none-seen';
  const places = job.runs.map(({ executor: { kind, resourceClass } }) =>
    [kind === 'unknown' ? '' : kind, resourceClass?.text].filter(Boolean).join(', '),
  );
  return {
    name: job.name,
    line: job.line,
    used: job.used,
    executor: [...new Set(places)].filter(Boolean).join(' or '),
    verdict,
    ways,
    perhaps,
    hidden: { scripts, tools },
  };
}

function findingsOf(config: Config, seen: Seen, knowledge: Knowledge): Finding[] {
  const found = new Map<string, Finding>();
  const add = (rule: Rule, hit: Hit, job?: string) => {
    const key = rule.once ? rule.id : `${rule.id} ${hit.line}`;
    const known = found.get(key);
    const severity = hit.severity ?? rule.severity;
    if (!known) {
      found.set(key, {
        rule,
        severity,
        line: hit.line,
        jobs: job ? [job] : [],
        conditional: Boolean(hit.conditional),
      });
      return;
    }
    if (job && !known.jobs.includes(job)) known.jobs.push(job);
    known.conditional &&= Boolean(hit.conditional);
    // The gravest of several jobs counts.
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(known.severity)) known.severity = severity;
  };
  for (const rule of rules) {
    for (const hit of rule.file?.(config, knowledge) ?? []) add(rule, hit);
  }
  for (const job of config.jobs) {
    for (const run of job.runs) {
      const context = { config, job, run, evidence: seen.get(run)!, knowledge };
      for (const rule of rules) for (const hit of rule.job?.(context) ?? []) add(rule, hit, job.name);
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      a.line - b.line ||
      a.rule.id.localeCompare(b.rule.id, 'en'),
  );
}

/** Lines whose findings a comment puts aside, by line and rule: on the line itself or on the one above. */
function putAside(rows: readonly string[]): (finding: Finding) => boolean {
  const named = (line: number, id: string) =>
    new RegExp(`#\\s*guide:\\s*ignore\\b[^#]*\\b${id}\\b`).test(rows[line - 1] ?? '');
  return ({ line, rule }) =>
    named(line, rule.id) || (/^\s*#/.test(rows[line - 2] ?? '') && named(line - 1, rule.id));
}

/** @throws Unreadable with a sentence, a line and a column */
export function readConfig(text: string, knowledge: Knowledge): Reading {
  try {
    const config = configOf(new Source(text));
    const seen: Seen = new Map(
      config.jobs.flatMap((job) =>
        job.runs.map((run) => [run, evidenceOf(config.source, job, run)] as const),
      ),
    );
    const all = findingsOf(config, seen, knowledge);
    const aside = putAside(config.source.rows);
    return {
      jobs: config.jobs.map((job) => readJob(job, seen)).sort((a, b) => a.line - b.line),
      findings: all.filter((finding) => !aside(finding)),
      aside: all.filter(aside),
      setup: config.setup,
    };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    // A parser's own complaint, such as an alias without an anchor or a nesting too deep.
    const { message } = error as Error;
    throw new Unreadable(
      /stack/i.test(message)
        ? 'This text is nested deeper than any configuration.'
        : `This could not be read: ${message.split('\n')[0]}`,
    );
  }
}
