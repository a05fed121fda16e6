/** Results as elements: a row for each job, and the findings. */
import type { JobReading } from './read.ts';
import { bySeverity, namesOf, NO_JOBS, whyOf, type Report, type ReportFinding } from './report.ts';
import { SEVERITY_WORDS } from './rules/severity.ts';
import { make } from '../lib/dom.client.ts';
import type { Cited } from './knowledge.ts';
import type { Steps } from './steps.client.ts';
import { guide, lineLink, rich } from './dom.client.ts';
import type { Evidence } from './ways/way.ts';
import { wayPage, wayTitle } from './words.ts';

/** Places of one rule that are open at once. */
const OPEN = 5;
/** Names of hidden scripts that a row has room for. */
const NAMES = 6;

function evidenceRow({ way, sure, line, seen, conditional }: Evidence): HTMLElement {
  const sureness = sure === 'likely' ? ' likely' : sure === 'named' ? ' perhaps' : '';
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
  const all = namesOf(hidden);
  if (verdict === 'way' || verdict === 'perhaps')
    return all.length ? [...list, make('p', {}, 'Not in this file: ', names(all), '.')] : list;
  if (verdict === 'cannot-tell')
    return [make('p', {}, make('b', {}, 'This file does not say.'), ' It runs ', names(all), '.')];
  if (verdict === 'none-in-this-file')
    return [make('p', {}, 'No way seen in this file. ', names(all), ' may open one.')];
  return [make('p', {}, 'No way seen.')];
}

function jobRow(job: JobReading): HTMLTableRowElement {
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

/** The pages that findings rest on, by id. */
export type Sources = Readonly<Record<string, Cited>>;

/** What a finding rests on, with the day of its last reading. */
function restsOn(ids: readonly string[], sources: Sources): (Node | string)[] {
  const cited = ids.flatMap((id) => sources[id] ?? []);
  if (!cited.length) return ['Judgment of this guide'];
  return cited.flatMap(({ title, address, read }, at) => [
    at ? '; ' : '',
    make('a', { href: address }, title),
    ', read ',
    make('time', { datetime: read }, read),
  ]);
}

function findingItem(finding: ReportFinding, id: string, sources: Sources): HTMLLIElement {
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
      make('a', { href: guide(`read-rules/#${rule}`) }, `Rule ${rule}`),
      ' · ',
      ...restsOn(finding.sources, sources),
    ),
  );
}

/** Shows the jobs, a row a step. */
export function* showJobs(place: Element, jobs: readonly JobReading[]): Steps {
  place.replaceChildren();
  if (!jobs.length) place.append(make('tr', {}, make('td', { colspan: '2' }, NO_JOBS)));
  for (const job of jobs) {
    place.append(jobRow(job));
    yield;
  }
}

/** Findings of one severity: of each rule a few, the rest folded. */
function* showRules(
  place: Element,
  findings: readonly ReportFinding[],
  item: (finding: ReportFinding) => Node,
): Steps {
  for (const of of Map.groupBy(findings, ({ id }) => id).values()) {
    const list = make('ul', { class: 'rd-findings' });
    const rest = make('ul', { class: 'rd-findings' });
    place.append(list);
    if (of.length > OPEN)
      place.append(make('details', {}, make('summary', {}, `${of.length - OPEN} more of the same`), rest));
    for (const [at, finding] of of.entries()) {
      (at < OPEN ? list : rest).append(item(finding));
      yield;
    }
  }
}

/** Shows the findings by how grave they are, then those that a comment puts aside. */
export function* showFindings(place: Element, { findings, aside }: Report, sources: Sources): Steps {
  const numbers = new Map([...findings, ...aside].map((finding, index) => [finding, index + 1]));
  const item = (finding: ReportFinding) => findingItem(finding, `finding-${numbers.get(finding)}`, sources);
  const folded = (title: string) => {
    const details = make('details', {}, make('summary', {}, title));
    place.append(details);
    return details;
  };
  place.replaceChildren();
  for (const [severity, of] of bySeverity(findings)) {
    const title = `${SEVERITY_WORDS[severity]} (${of.length})`;
    if (severity !== 'note') place.append(make('h3', { class: `rd-${severity}` }, title));
    yield* showRules(severity === 'note' ? folded(title) : place, of, item);
  }
  if (!findings.length) place.append(make('p', {}, 'Nothing found to mend.'));
  if (aside.length)
    yield* showRules(folded(`Put aside by a comment in the file (${aside.length})`), aside, item);
}
