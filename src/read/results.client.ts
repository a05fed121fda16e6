/** Results as elements: a row for each job, the findings, and the reader's rows that they lead to. */
import type { JobReading } from './read.ts';
import { bySeverity, whyOf, type Report, type ReportFinding } from './report.ts';
import { SEVERITY_WORDS } from './rules/severity.ts';
import { make } from '../lib/dom.client.ts';
import { guide, lineLink, rich } from './dom.client.ts';
import type { Evidence } from './ways.ts';
import { wayPage, wayTitle } from './words.ts';

/** Places of one rule that are open at once. */
const OPEN = 5;
/** Names of hidden scripts that a row has room for. */
const NAMES = 6;

function evidenceRow({ way, sure, line, seen, conditional }: Evidence): HTMLElement {
  const sureness = sure === 'likely' ? ' likely' : sure === 'named' ? ' perhaps: only a name says so' : '';
  return make(
    'li',
    {},
    make('a', { href: guide(wayPage(way)) }, wayTitle(way)),
    sureness && `,${sureness}`,
    ' (',
    lineLink(line),
    ': ',
    make('code', {}, seen),
    conditional ? ', under a condition' : '',
    ')',
  );
}

function names(list: readonly string[]): HTMLElement {
  const shown = list.slice(0, NAMES).flatMap((name, at) => [at ? ', ' : '', make('code', {}, name)]);
  return make('span', {}, ...shown, list.length > NAMES ? ` and ${list.length - NAMES} more` : '');
}

function verdictOf({ verdict, ways, perhaps, hidden }: JobReading): Node[] {
  const rows = [...ways, ...perhaps].map(evidenceRow);
  const list = rows.length ? [make('ul', {}, ...rows)] : [];
  const scripts = hidden.scripts.length ? names(hidden.scripts) : undefined;
  if (verdict === 'way' || verdict === 'perhaps')
    return scripts ? [...list, make('p', {}, 'Not in this file: what ', scripts, ' do.')] : list;
  if (verdict === 'cannot-tell')
    return [make('p', {}, make('b', {}, 'This file does not say.'), ' It runs ', scripts ?? 'a script', '.')];
  if (verdict === 'none-in-this-file')
    return [make('p', {}, 'No way seen in this file. ', names(hidden.tools), ' may open one.')];
  return [make('p', {}, 'No way seen; every command is visible.')];
}

export function jobRow(job: JobReading): HTMLTableRowElement {
  return make(
    'tr',
    {},
    make(
      'th',
      { scope: 'row' },
      make('a', { href: `#line-${job.line}` }, make('code', {}, job.name)),
      ...(job.executor ? [make('small', {}, job.executor)] : []),
      ...(job.used ? [] : [make('small', {}, 'no workflow runs it')]),
    ),
    make('td', {}, ...verdictOf(job)),
  );
}

function findingItem(finding: ReportFinding, id: string): HTMLLIElement {
  const { line, jobs, remedy, address, id: rule } = finding;
  return make(
    'li',
    { id },
    make('p', { class: 'rd-where' }, lineLink(line), jobs.length ? ' in ' : '', names(jobs)),
    make('p', {}, make('b', {}, ...rich(whyOf(finding))), ' ', ...rich(remedy)),
    make(
      'p',
      { class: 'small' },
      ...(address ? [make('a', { href: guide(address) }, 'In the guide'), ' · '] : []),
      make('a', { href: guide(`read-rules/#${rule}`) }, `Rule ${rule}, its source`),
    ),
  );
}

/** Findings of one severity: of each rule a few, the rest folded. */
function section(findings: readonly ReportFinding[], idOf: (finding: ReportFinding) => string): Node[] {
  const rules = Map.groupBy(findings, ({ id }) => id);
  return [...rules.values()].flatMap((of) => {
    const items = of.map((finding) => findingItem(finding, idOf(finding)));
    const rest = items.slice(OPEN);
    return [
      make('ul', { class: 'rd-findings' }, ...items.slice(0, OPEN)),
      ...(rest.length
        ? [
            make(
              'details',
              {},
              make('summary', {}, `${rest.length} more of the same`),
              make('ul', { class: 'rd-findings' }, ...rest),
            ),
          ]
        : []),
    ];
  });
}

export function findingParts({ findings, aside }: Report): Node[] {
  const all = [...findings, ...aside];
  const idOf = (finding: ReportFinding) => `finding-${all.indexOf(finding) + 1}`;
  const parts = bySeverity(findings).flatMap(([severity, of]): Node[] => {
    const title = `${SEVERITY_WORDS[severity]} (${of.length})`;
    return severity === 'note'
      ? [make('details', {}, make('summary', {}, title), ...section(of, idOf))]
      : [make('h3', { class: `rd-${severity}` }, title), ...section(of, idOf)];
  });
  if (!findings.length) parts.push(make('p', {}, 'Nothing found to mend.'));
  if (aside.length)
    parts.push(
      make(
        'details',
        {},
        make('summary', {}, `Put aside by a comment in the file (${aside.length})`),
        ...section(aside, idOf),
      ),
    );
  return parts;
}

/** The reader's rows, those with findings marked and leading back. Rows with a credential are not shown. */
export function fileRows(
  text: string,
  { findings, aside }: Report,
  secret: readonly number[],
): HTMLLIElement[] {
  const at = Map.groupBy(
    [...findings, ...aside].map((finding, index) => ({ finding, id: `finding-${index + 1}` })),
    ({ finding }) => finding.line,
  );
  const hidden = new Set(secret);
  return text.split('\n').map((row, index) => {
    const line = index + 1;
    const marks = (at.get(line) ?? []).map(({ finding, id }) =>
      make(
        'a',
        { href: `#${id}`, class: `rd-${finding.severity}` },
        `${SEVERITY_WORDS[finding.severity]}: ${finding.id}`,
      ),
    );
    const content = hidden.has(line) ? '(hidden: looks like a credential)' : row.slice(0, 1000);
    return make('li', { id: `line-${line}` }, make('code', {}, content || ' '), ...marks);
  });
}
