/** The report of a run: JSON for programs, Markdown for the issue that a person reads. News first. */
import { markdownTable, plainCell } from '../lib/markdown-table.ts';
import type { ListRow } from './lists.ts';
import type { Row } from './verdict.ts';
import type { VersionRow } from './versions.ts';

export interface Report {
  day: string;
  sources: (Row & { uses: string[] })[];
  versions: VersionRow[];
  lists: ListRow[];
}

/** Whether anybody has to do something. What could not be asked once is no news. */
export const hasNews = ({ sources, versions, lists }: Report): boolean =>
  sources.some(({ news }) => news) ||
  versions.some(({ state }) => state === 'behind') ||
  lists.some(({ state }) => state === 'different');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  markdownTable([head, ...rows], plainCell);

const section = (title: string, body: string): string => `## ${title}\n\n${body}\n`;

/** Uses that a row names; the JSON has all. */
const MOST = 6;
const shortened = (uses: readonly string[]): string =>
  uses.length > MOST ? `${uses.slice(0, MOST).join(', ')}, and ${uses.length - MOST} more` : uses.join(', ');

export function toMarkdown(report: Report): string {
  const { day, sources, versions, lists } = report;
  const count = (verdict: Row['verdict']) => sources.filter((row) => row.verdict === verdict).length;
  const news = sources.filter((row) => row.news);
  const quiet = sources.filter((row) => !row.news && row.findings.length);
  const stale = versions.filter(({ state }) => state !== 'newest');
  const lines = lists.filter(({ state }) => state !== 'same');
  const rows = (list: Report['sources']) =>
    table(
      ['Source', 'Verdict', 'Findings', 'What rests on it'],
      list.map(({ id, address, verdict, findings, moved, uses }) => [
        `[${id}](${address})`,
        verdict,
        [...(moved ? [`Now at ${moved}`] : []), ...findings].join(' '),
        shortened(uses),
      ]),
    );
  return [
    `# Sources read again on ${day}\n`,
    `${sources.length} sources: ${(['unchanged', 'changed', 'moved', 'gone', 'unreachable'] as const)
      .map((verdict) => `${count(verdict)} ${verdict}`)
      .join(', ')}.\n`,
    news.length ? section('Look at these', rows(news)) : 'Nothing that the guide rests on has changed.\n',
    stale.length
      ? section(
          'Versions',
          table(
            ['What', 'Pinned', 'Newest', 'What changed'],
            stale.map(({ name, pinned, newest, changes, reason }) => [
              name,
              pinned,
              newest ?? `unknown: ${reason}`,
              changes,
            ]),
          ),
        )
      : '',
    lines.length
      ? section(
          'Address lists',
          table(
            ['List', 'Added', 'Removed'],
            lines.map(({ name, added, removed, reason }) => [
              name,
              reason ? `unknown: ${reason}` : added.join(', '),
              removed.join(', '),
            ]),
          ),
        )
      : '',
    quiet.length ? section('For the record', rows(quiet)) : '',
  ]
    .filter(Boolean)
    .join('\n');
}
