/**
 * `npm run watch`: reads every source again and says what changed where it matters.
 *
 *   npm run watch                       all sources, versions and address lists
 *   npm run watch -- --only circleci-   sources whose id begins so
 *   npm run watch -- --write            takes new addresses over into content/sources.yaml
 *
 * Exit status: 0 nothing to do, 1 news, 2 it could not run.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadSources } from '../content/load.ts';
import { CONTENT } from '../content/root.ts';
import { Fetcher } from './fetch.ts';
import { listRow, loadLists } from './lists.ts';
import { hasNews, toMarkdown, type Report } from './report.ts';
import { STATE } from './state.ts';
import { usesOfSources } from './uses.ts';
import { loadVersions, versionRow } from './versions.ts';
import { watch } from './watch.ts';
import { withMoves } from './write.ts';

const REPORTS = 'watch-reports';
const SOURCES = `${CONTENT}/sources.yaml`;

async function run(only: string, write: boolean): Promise<boolean> {
  const day = new Date().toISOString().slice(0, 10);
  const sources = [...loadSources().values()].filter(({ id }) => id.startsWith(only));
  if (!sources.length) throw new Error(`No source's id begins with "${only}".`);
  const fetcher = new Fetcher();
  const rows = await watch({
    sources,
    day,
    fetcher,
    state: STATE,
    folder: REPORTS,
    partial: only !== '',
    progress: (done, all, { id, verdict }) => console.error(`${done}/${all} ${verdict} ${id}`),
  });
  const uses = usesOfSources();
  const rest = only ? { versions: [], lists: [] } : { versions: loadVersions(), lists: loadLists() };
  const report: Report = {
    day,
    sources: rows.map((row) => ({ ...row, uses: uses.get(row.id) ?? [] })),
    versions: await Promise.all(rest.versions.map((version) => versionRow(version, fetcher))),
    lists: await Promise.all(rest.lists.map((list) => listRow(list, fetcher))),
  };
  mkdirSync(REPORTS, { recursive: true });
  const markdown = toMarkdown(report);
  writeFileSync(`${REPORTS}/${day}.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`${REPORTS}/${day}.md`, markdown);
  if (write) {
    const { text, missing } = withMoves(readFileSync(SOURCES, 'utf8'), rows);
    writeFileSync(SOURCES, text);
    for (const id of missing)
      console.error(`${SOURCES}: ${id} could not be changed; its entry is not as expected.`);
  }
  console.log(`${markdown}\nWritten to ${REPORTS}/${day}.md and .json.`);
  return hasNews(report);
}

try {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, write: { type: 'boolean', default: false } },
  });
  process.exitCode = (await run(values.only, values.write)) ? 1 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
