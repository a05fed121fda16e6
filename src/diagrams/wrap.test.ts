import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrap } from './wrap.ts';

/** Rows of a label, with letters of 7 px, in a box of 160 px. */
const rowsOf = (text: string): string[] =>
  wrap(
    [text.split(' ').map((word) => ({ text: word, style: '' }))],
    { most: 160, name: 160, row: 160 },
    (row) => 7 * row.length,
  ).map((row) => row.map((word) => word.text).join(' '));

test('a name that is wider than its box is broken evenly, so that no ending stands alone', () => {
  assert.deepEqual(rowsOf('final_release_context.json'), ['final_release_', 'context.json']);
  assert.deepEqual(rowsOf('public.ecr.aws/emr-on-eks/'), ['public.ecr.aws/', 'emr-on-eks/']);
  assert.deepEqual(rowsOf('prom-remote.integratn.tech'), ['prom-remote.', 'integratn.tech']);
});

test('hosts stay whole where a path can be broken instead', () => {
  assert.deepEqual(rowsOf('circleci.com/some/longer/path'), ['circleci.com/', 'some/longer/path']);
  assert.deepEqual(rowsOf('argocd.argoproj.io/sync-wave'), ['argocd.argoproj.io/', 'sync-wave']);
});

test('addresses and versions stay whole', () => {
  assert.deepEqual(rowsOf('(POSTGRES_HOST=127.0.0.1)'), ['(POSTGRES_', 'HOST=127.0.0.1)']);
  assert.deepEqual(rowsOf('eks-spark-operator:7.12.0'), ['eks-spark-', 'operator:7.12.0']);
});

test('words go on in the row in which a broken name ends', () => {
  assert.deepEqual(rowsOf('in final_release_context.json to'), ['in', 'final_release_', 'context.json to']);
});
