import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseLog } from './git.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const log =
  '@2026-09-11 bbbbbbbb aaaaaaaa\n\ncontent/a.mdx\n\n@2026-08-20 aaaaaaaa \n\ncontent/a.mdx\ncontent/b.mdx\n';

test('the newest commit that touched a file gives its date and revision', () => {
  const found = parseLog(log);
  assert.deepEqual(found.get('content/a.mdx'), { date: '2026-09-11', revision: 'bbbbbbbb' });
  assert.deepEqual(found.get('content/b.mdx'), { date: '2026-08-20', revision: 'aaaaaaaa' });
});

test('where a shallow clone ends, nothing is known of a file', () => {
  const found = parseLog(log, true);
  assert.equal(found.get('content/a.mdx')?.date, '2026-09-11');
  assert.equal(found.get('content/b.mdx'), undefined);
});

const repository = temporaryFolder();
const guide = path.join(repository, 'docs', 'guide');
const file = 'content/größe.mdx';
mkdirSync(path.join(guide, 'content'), { recursive: true });
writeFileSync(path.join(guide, file), '');
const git = (...args: string[]) => execFileSync('git', args, { cwd: repository });
const skip = spawnSync('git', ['--version']).status !== 0 && 'no git';
if (!skip) {
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=x');
}

/** What a build in the folder `guide` of that repository knows, and what it says. */
function asked(env: Record<string, string> = {}): { date: string; said: string } {
  const module = JSON.stringify(pathToFileURL(path.resolve('src/lib/git.ts')).href);
  const script = `import(${module}).then((git) => console.log(git.lastChanged(${JSON.stringify(file)}) ?? ''))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--eval', script], {
    cwd: guide,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { date: stdout.trim(), said: stderr };
}

test(
  'the guide may be a folder of a larger repository, and its files have names of any script',
  { skip },
  () => {
    const { date, said } = asked();
    assert.match(date, /^\d{4}-\d{2}-\d{2}$/);
    assert.equal(said, '');
  },
);

test('a repository of another owner, which git refuses to read, is told', { skip }, () => {
  const { date, said } = asked({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
  assert.equal(date, '');
  assert.match(said, /^git tells no dates, so pages have none: .*dubious ownership/);
});
