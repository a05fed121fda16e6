import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { bill, type Lock } from './bill.ts';
import { shipped } from './licenses.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const archive = { name: 'guide', version: '1.0.0', license: 'MIT', sha256: 'a'.repeat(64) };
const inside = shipped(['node_modules/mermaid/a.js', 'node_modules/@braintree/sanitize-url/a.js']);

test('the list is valid CycloneDX', () => {
  const library = path.dirname(
    fileURLToPath(import.meta.resolve('@cyclonedx/cyclonedx-library/package.json')),
  );
  const schema = (name: string) =>
    JSON.parse(
      readFileSync(path.join(library, 'res/schema', `${name}.SNAPSHOT.schema.json`), 'utf8'),
    ) as object;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  // It names the others by their files.
  for (const name of ['spdx', 'jsf-0.82'])
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const validate = ajv.compile(schema('bom-1.6'));
  const odd = [
    { folder: 'node_modules/yaml', name: 'a', version: '1.0.0', license: undefined },
    { folder: 'node_modules/yaml', name: 'b', version: '1.0.0', license: '(MIT OR Apache-2.0)' },
  ];
  validate(bill(archive, [...inside, ...odd], lock));
  assert.deepEqual(validate.errors ?? [], []);
});

test('each package has its address and the hash of the registry', () => {
  const { components } = bill(archive, inside, lock);
  const one = components.find(({ name }) => name === '@braintree/sanitize-url')!;
  assert.match(one.purl, /^pkg:npm\/%40braintree\/sanitize-url@\d/);
  assert.match(one.hashes[0]!.content, /^[\da-f]{128}$/);
  assert.ok(components.some(({ name }) => name === 'minisearch'));
});

test('a package that the lock file does not know is named', () => {
  assert.throws(
    () => bill(archive, inside, { packages: {} }),
    /package-lock\.json: node_modules\/\S+ has no/,
  );
});
