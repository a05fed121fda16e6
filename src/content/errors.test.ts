import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseYaml } from '../lib/yaml.ts';
import { checkMessages, errorsFile, loadErrors } from './errors.ts';
import { headingsOf, sectionAt } from './sections.ts';

const TO = '/private-connectivity/troubleshooting/#the-connection-times-out';
const file = (second: string) => `reset:
  - client: curl
    line: 'Recv failure'
    means: 'Someone ended the connection.'
    to: ${TO}
  - client: curl
${second}`;
const read = (text: string) => checkMessages(parseYaml(text, 'content/errors.yaml', errorsFile), text);
const rest = (line: string, to: string) =>
  `    line: ${line}\n    means: 'Someone ended the connection.'\n    to: ${to}\n`;

test('a fault in the index names file, line and field', () => {
  assert.throws(
    () => read(file(`    line: 'Empty reply'\n    to: ${TO}\n`)),
    /errors\.yaml:6: reset\.1\.means/,
  );
  assert.throws(
    () => read(file(rest("'Empty reply'", '/private-connectivity/'))),
    /:9: reset\.1\.to: is no page/,
  );
  assert.throws(
    () => read(file(rest("'Empty reply'", `${TO}-not`))),
    /errors\.yaml:7: to: there is no section .*-not/,
  );
  assert.throws(
    () => read(file(rest("'Recv failure'", TO))),
    /errors\.yaml:7: line: curl prints these words twice/,
  );
  assert.doesNotThrow(() => read(file(rest("'Empty reply'", TO))));
});

test('headings have the fragments that the built pages have', () => {
  const headings = headingsOf('## Set it up\n```\n## Not one\n```\n### With `x.y`, and more\n');
  assert.deepEqual(
    [...headings],
    [
      ['set-it-up', 'Set it up'],
      ['with-xy-and-more', 'With x.y, and more'],
    ],
  );
  assert.equal(sectionAt(TO), 'The connection times out');
  assert.equal(sectionAt('/private-connectivity/nothing/#here'), undefined);
});

test('the page of the index shows every group, and no other', () => {
  const page = readFileSync('content/private-connectivity/errors.mdx', 'utf8');
  const shown = [...page.matchAll(/<Errors group="([a-z-]+)" \/>/g)].map(([, group]) => group);
  assert.deepEqual(shown, [...loadErrors().keys()]);
});
