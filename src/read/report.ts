/**
 * A reading as plain data and as text: what crosses from the worker to the page, and what the command prints. Nothing in
 * it quotes the reader's text, apart from names of jobs, scripts and orbs, and those with secrets taken out.
 */
import { markdownTable } from '../lib/markdown-table.ts';
import type { Finding, JobReading, Reading } from './read.ts';
import { SEVERITIES, SEVERITY_WORDS, type Severity } from './rules/severity.ts';
import { looksSecret } from './secret.ts';
import type { Evidence } from './ways/way.ts';
import { wayTitle } from './words.ts';

export interface ReportFinding {
  id: string;
  severity: Severity;
  line: number;
  jobs: string[];
  /** Happens only under a condition that the file does not decide. */
  conditional: boolean;
  why: string;
  remedy: string;
  /** From the topic's address; empty where only the snippet's own page can say. */
  address: string;
  /** Ids in `content/sources.yaml`; empty where it is the guide's judgment. */
  sources: readonly string[];
}

export interface Report {
  jobs: JobReading[];
  findings: ReportFinding[];
  aside: ReportFinding[];
  setup: boolean;
}

/** A name out of the reader's file, fit for a report. */
const shown = (name: string): string => (looksSecret(name) ? '(hidden)' : name.slice(0, 80));

const plain = ({ rule, severity, line, jobs, conditional }: Finding): ReportFinding => ({
  id: rule.id,
  severity,
  line,
  jobs: jobs.map(shown),
  conditional,
  why: rule.why,
  remedy: rule.remedy,
  address: rule.address,
  sources: rule.sources,
});

export const reportOf = ({ jobs, findings, aside, setup }: Reading): Report => ({
  jobs: jobs.map((job) => ({
    ...job,
    name: shown(job.name),
    hidden: { scripts: job.hidden.scripts.map(shown), tools: job.hidden.tools.map(shown) },
  })),
  findings: findings.map(plain),
  aside: aside.map(plain),
  setup,
});

/** What hides something: what can open anything first, then tools, which seldom do. */
export const namesOf = ({ scripts, tools }: JobReading['hidden']): string[] => [...scripts, ...tools];

const list = (names: readonly string[], most = 6): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ');

const RANK: readonly JobReading['verdict'][] = [
  'way',
  'perhaps',
  'cannot-tell',
  'none-in-this-file',
  'none-seen',
];

/** Jobs of which the same is said, together; those with a way first. */
export function rowsOf(jobs: readonly JobReading[]): JobReading[][] {
  const said = ({ verdict, ways, perhaps, hidden }: JobReading) =>
    JSON.stringify([verdict, ways, perhaps, hidden]);
  return [...Map.groupBy(jobs, said).values()].sort(
    ([a], [b]) => RANK.indexOf(a!.verdict) - RANK.indexOf(b!.verdict),
  );
}

/** Findings of one rule and weight, together: one text with all its places. */
export const entriesOf = (findings: readonly ReportFinding[]): ReportFinding[][] => [
  ...Map.groupBy(findings, ({ id, severity, conditional }) => `${id} ${severity} ${conditional}`).values(),
];

const jobsOf = (entry: readonly ReportFinding[]): string[] => [...new Set(entry.flatMap(({ jobs }) => jobs))];
const linesOf = (entry: readonly ReportFinding[]): string =>
  `${entry.length > 1 ? 'lines' : 'line'} ${list(
    entry.map(({ line }) => String(line)),
    12,
  )}`;

const evidence = ({ way, sure, line, seen, conditional }: Evidence): string =>
  `${wayTitle(way)}${sure === 'likely' ? ' (likely)' : ''}: line ${line}, ${seen}${conditional ? ', under a condition' : ''}`;

/** What a job's row says: its ways with their evidence, or why there is none. */
function answersOf({ verdict, ways, perhaps, hidden }: JobReading): string[] {
  const names = list(namesOf(hidden));
  const rest = names ? [`The file does not show what these do: ${names}.`] : [];
  const maybe = perhaps.map((each) => `Perhaps ${evidence(each)}`);
  if (verdict === 'way') return [...ways.map(evidence), ...maybe, ...rest];
  if (verdict === 'perhaps') return [...maybe, ...rest];
  if (verdict === 'cannot-tell') return [`This file does not say. It runs: ${names}.`];
  if (verdict === 'none-in-this-file') return [`No way seen in this file. These may open one: ${names}.`];
  return ['No way seen.'];
}

/** Findings by how grave they are, gravest first, none left out. */
export const bySeverity = (findings: readonly ReportFinding[]): [Severity, ReportFinding[]][] =>
  SEVERITIES.map((severity): [Severity, ReportFinding[]] => [
    severity,
    findings.filter((finding) => finding.severity === severity),
  ]).filter(([, of]) => of.length > 0);

export const whyOf = ({ why, conditional }: Pick<ReportFinding, 'why' | 'conditional'>): string =>
  conditional ? `If this applies (a condition, a parameter or an assumed executor decides): ${why}` : why;

export const SETUP =
  'This is a setup configuration. The real jobs are in the configuration that it continues with; read that one, too.';

/** Where a file has no job to read, such as the source of an orb. */
export const NO_JOBS =
  'No jobs here: is this an orb, a part of a configuration, one of CircleCI 1.0, or of another service? Read the whole, or the configuration that uses it.';

const NO_APPROVAL =
  'No finding is no approval: the file does not show the firewall, the scripts, or who may change them.';

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

/** Text for a pull request. @param link makes an address of one under the topic */
export function markdownOf(report: Report, link: (address: string) => string): string {
  const jobs = rowsOf(report.jobs).map(
    (row) => `- ${row.map(({ name }) => code(name)).join(', ')}: ${answersOf(row[0]!).join(' ')}`,
  );
  if (!jobs.length) jobs.push(NO_JOBS);
  const findings = entriesOf(report.findings).map((entry) => {
    const [finding] = entry as [ReportFinding];
    const where = finding.address ? ` [In the guide](${link(finding.address)})` : '';
    const jobs = jobsOf(entry).map(code);
    const of = jobs.length ? ` (${list(jobs)})` : '';
    return `- **${SEVERITY_WORDS[finding.severity]}**, ${linesOf(entry)}${of}: ${whyOf(finding)} ${finding.remedy}${where}`;
  });
  return [
    '### Ways into private networks',
    ...(report.setup ? [SETUP, ''] : []),
    ...jobs,
    '',
    '### To mend',
    ...(findings.length ? findings : ['Nothing found.']),
    '',
    NO_APPROVAL,
    '',
  ].join('\n');
}

/** Rows of a table for a wiki: of the jobs, and of the findings, each with its head. */
function tablesOf(report: Report): string[][][] {
  return [
    [
      ['Job', 'Ways'],
      ...rowsOf(report.jobs).map((row) => [
        row.map(({ name }) => name).join(', '),
        answersOf(row[0]!).join(' '),
      ]),
    ],
    [
      ['Severity', 'Lines', 'Jobs', 'Why', 'Remedy'],
      ...entriesOf(report.findings).map((entry) => {
        const [finding] = entry as [ReportFinding];
        return [
          SEVERITY_WORDS[finding.severity],
          entry.map(({ line }) => line).join(', '),
          jobsOf(entry).join(', '),
          whyOf(finding),
          finding.remedy,
        ];
      }),
    ],
  ];
}

/** The same tables in Markdown. */
export const wikiOf = (report: Report): string =>
  tablesOf(report)
    .map((rows) => markdownTable(rows))
    .join('\n\n');

/** Text for a terminal. */
export function textOf(report: Report): string {
  const jobs = rowsOf(report.jobs).flatMap((row) => [
    row.map(({ name, used }) => `${name}${used ? '' : ' (no workflow runs it)'}`).join(', '),
    ...answersOf(row[0]!).map((answer) => `  ${answer}`),
  ]);
  if (!jobs.length) jobs.push(NO_JOBS);
  const findings = bySeverity(report.findings).flatMap(([severity, of]) =>
    entriesOf(of).flatMap((entry) => {
      const [finding] = entry as [ReportFinding];
      const jobs = jobsOf(entry);
      return [
        `${SEVERITY_WORDS[severity]}, ${linesOf(entry)} [${finding.id}]${jobs.length ? ` ${list(jobs)}` : ''}`,
        `  ${whyOf(finding)} ${finding.remedy}`,
      ];
    }),
  );
  const aside = report.aside.length ? [`Put aside by a comment: ${report.aside.length}`] : [];
  const setup = report.setup ? [SETUP] : [];
  return [...setup, ...jobs, '', ...findings, ...aside, NO_APPROVAL, ''].join('\n');
}
