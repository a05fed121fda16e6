/** Results as elements: a row for each job, and the findings. */
import type { JobReading } from './read.ts';
import {
  bySeverity,
  entriesOf,
  namesOf,
  NO_JOBS,
  rowsOf,
  whyOf,
  type Report,
  type ReportFinding,
} from './report.ts';
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

function jobRow(jobs: readonly JobReading[]): HTMLTableRowElement {
  const named = jobs.map(({ name, line, executor, used }) =>
    make(
      'div',
      {},
      make('a', { href: `#line-${line}` }, make('code', {}, name)),
      ...(executor ? [make('small', {}, executor)] : []),
      ...(used ? [] : [make('small', {}, 'no workflow runs it')]),
    ),
  );
  return make('tr', {}, make('th', { scope: 'row' }, ...named), make('td', {}, ...verdictOf(jobs[0]!)));
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

type IdOf = (finding: ReportFinding) => string;

/** What is said of one rule; its places follow in `showRules`. */
function entryItem(
  { remedy, address, id, sources, ...finding }: ReportFinding,
  cited: Sources,
): HTMLLIElement {
  return make(
    'li',
    {},
    make('p', {}, make('b', {}, ...rich(whyOf(finding))), ' ', ...rich(remedy)),
    make(
      'p',
      { class: 'small' },
      ...(address ? [make('a', { href: guide(address) }, 'In the guide'), ' · '] : []),
      make('a', { href: guide(`read-rules/#${id}`) }, `Rule ${id}`),
      ' · ',
      ...restsOn(sources, cited),
    ),
  );
}

/** Shows the jobs, a row a step: those of which the same is said share one. */
export function* showJobs(place: Element, jobs: readonly JobReading[]): Steps {
  place.replaceChildren();
  if (!jobs.length) place.append(make('tr', {}, make('td', { colspan: '2' }, NO_JOBS)));
  for (const row of rowsOf(jobs)) {
    place.append(jobRow(row));
    yield;
  }
}

/** Findings of one severity, an entry a rule: of its places a few, the rest folded. */
function* showRules(place: Element, findings: readonly ReportFinding[], idOf: IdOf, cited: Sources): Steps {
  const list = make('ul', { class: 'rd-findings' });
  place.append(list);
  for (const entry of entriesOf(findings)) {
    const item = entryItem(entry[0]!, cited);
    const where = make('ul', { class: 'rd-where' });
    const rest = make('ul', { class: 'rd-where' });
    item.prepend(where);
    if (entry.length > OPEN)
      where.after(make('details', {}, make('summary', {}, `${entry.length - OPEN} more places`), rest));
    list.append(item);
    for (const [at, finding] of entry.entries()) {
      const { line, jobs } = finding;
      (at < OPEN ? where : rest).append(
        make('li', { id: idOf(finding) }, lineLink(line), jobs.length ? ' in ' : '', names(jobs)),
      );
      yield;
    }
  }
}

/** Shows the findings by how grave they are, then those that a comment puts aside. */
export function* showFindings(place: Element, { findings, aside }: Report, sources: Sources): Steps {
  const numbers = new Map([...findings, ...aside].map((finding, index) => [finding, index + 1]));
  const idOf: IdOf = (finding) => `finding-${numbers.get(finding)}`;
  const folded = (title: string) => {
    const details = make('details', {}, make('summary', {}, title));
    place.append(details);
    return details;
  };
  place.replaceChildren();
  for (const [severity, of] of bySeverity(findings)) {
    const title = `${SEVERITY_WORDS[severity]} (${entriesOf(of).length})`;
    if (severity !== 'note') place.append(make('h3', { class: `rd-${severity}` }, title));
    yield* showRules(severity === 'note' ? folded(title) : place, of, idOf, sources);
  }
  if (!findings.length) place.append(make('p', {}, 'Nothing found to mend.'));
  if (aside.length)
    yield* showRules(
      folded(`Put aside by a comment in the file (${entriesOf(aside).length})`),
      aside,
      idOf,
      sources,
    );
}
