/** A whole run and its report, over ten sources of different kinds. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../lib/testing/temporary-folder.ts';
import { Fetcher } from './fetch.ts';
import { toMarkdown } from './report.ts';
import { kinds, playKinds } from './testing/kinds.ts';
import { watch } from './watch.ts';

test('the report of ten kinds of sources says of each what became of it, what matters first', async (context) => {
  const folder = temporaryFolder();
  const played = await playKinds();
  context.after(() => played.close());
  const sources = kinds.map(({ id, anchors, fragment }) => ({
    id,
    anchors,
    address: `${played.address}/${id}${fragment ? `#${fragment}` : ''}`,
  }));
  const run = (day: string) =>
    watch({
      sources,
      day,
      folder,
      state: path.join(folder, 'state.json'),
      fetcher: new Fetcher({ time: 1500, size: 300_000, pause: 0, patience: 1000 }),
    });
  const first = await run('2026-01-05');
  assert.deepEqual(
    first.filter(({ verdict }) => verdict !== 'unchanged'),
    [],
  );
  played.age();
  const rows = await run('2026-01-12');
  assert.deepEqual(
    rows.map(({ id, verdict, news }) => ({ id, verdict, news })),
    kinds.map(({ id, verdict, news }) => ({ id, verdict, news })),
  );
  const markdown = toMarkdown({
    day: '2026-01-12',
    sources: rows.map((row) => ({ ...row, uses: [`ip-ranges: ${row.id}`] })),
    versions: [],
    lists: [],
  });
  if (process.env['SHOW']) console.log(markdown);
  const [before = ''] = markdown.split('## For the record');
  for (const { id, news } of kinds) assert.equal(before.includes(`[${id}]`), news, id);
  assert.match(markdown, /10 sources: 5 unchanged, 3 changed, 0 moved, 1 gone, 1 unreachable/);
});
