import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audited } from './audit.ts';

const inside = [{ folder: 'node_modules/yaml', name: 'yaml', version: '1.0.0', license: 'ISC' }];

test('a registry that does not answer is said to, and why', () => {
  assert.equal(
    audited('{"message": "405 Method Not Allowed"}', inside),
    'Known vulnerabilities: not told. 405 Method Not Allowed',
  );
  assert.equal(audited('', inside), 'Known vulnerabilities: not told. npm wrote no report');
});

test('what reaches a browser is told apart, by where it is kept', () => {
  const report = (nodes: string[]) =>
    JSON.stringify({ vulnerabilities: { yaml: { severity: 'high', nodes }, other: { nodes: [] } } });
  assert.equal(
    audited(report(['node_modules/yaml']), inside),
    'Known vulnerabilities: 2 of all packages, 1 of those that reach a browser: yaml (high).',
  );
  assert.equal(
    audited(report(['node_modules/x/node_modules/yaml']), inside),
    'Known vulnerabilities: 2 of all packages, 0 of those that reach a browser.',
  );
});
