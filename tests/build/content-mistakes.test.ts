/** Every mistake of a writer is one error, at its place, that says what to do. Written on a copy of the content. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { contentFaults } from '../../src/build/content.ts';
import { temporaryFolder } from '../../src/lib/testing/temporary-folder.ts';
import { dataMistakes } from './content-mistakes/data-mistakes.ts';
import { PAGE } from './content-mistakes/mistake.ts';
import { optionMistakes } from './content-mistakes/option-mistakes.ts';
import { pageMistakes, sound, soundPage } from './content-mistakes/page-mistakes.ts';

const project = process.cwd();
const copy = temporaryFolder();
for (const name of readdirSync(project))
  if (name !== 'content') symlinkSync(path.join(project, name), path.join(copy, name));
cpSync('content', path.join(copy, 'content'), { recursive: true });
process.chdir(copy);
after(() => process.chdir(project));

const original = (file: string) => {
  try {
    return readFileSync(path.join(project, file), 'utf8');
  } catch {
    return undefined;
  }
};

/** Puts a text in place for as long as it is checked. */
async function faultsWith(file: string, text: string | undefined) {
  const before = original(file);
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
  try {
    return await contentFaults();
  } finally {
    if (before === undefined) rmSync(file);
    else writeFileSync(file, before);
  }
}

test('the content as it stands has no mistake', async () => {
  assert.deepEqual(
    (await contentFaults()).map(({ message }) => message),
    [],
  );
});

for (const { what, file, edit, at, says, named = file } of [
  ...pageMistakes,
  ...optionMistakes,
  ...dataMistakes,
]) {
  test(what, async () => {
    const text = edit(original(file) ?? '');
    assert.notEqual(text, original(file), 'the edit changes the file');
    const rows = ((named === file ? text : original(named)) ?? '').trimEnd().split('\n');
    const line =
      typeof at === 'string' ? rows.findIndex((row) => row.includes(at)) + 1 : at < 0 ? rows.length + at : at;
    assert.ok(line > 0, `no line holds ${at}`);
    const faults = await faultsWith(file, text);
    const messages = faults.map(({ message, hint = '' }) => `${message} ${hint}`.trim());
    if (process.env['MISTAKES']) console.log(`| ${what} | ${messages.join('<br>')} |`);
    const found = faults.find((fault) => fault.file === named && fault.line === line);
    assert.ok(found, `${named}:${line} is not among: ${messages.join('\n')}`);
    assert.match(messages.join('\n'), says);
    assert.equal(faults.length, 1, messages.join('\n'));
  });
}

for (const { what, body } of sound) {
  test(`no mistake: ${what}`, async () => {
    assert.deepEqual(
      (await faultsWith(PAGE, soundPage(body))).map(({ message }) => message),
      [],
    );
  });
}
