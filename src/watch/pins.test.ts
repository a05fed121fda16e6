import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinsIn } from './pins.ts';

for (const [kind, text, ...expected] of [
  ['an orb', 'orbs:\n  a: circleci/aws-cli@5.4.1', 'circleci/aws-cli 5.4.1 2'],
  ['an image', '- image: cimg/node:24.1', 'cimg/node 24.1 1'],
  ['a base image', 'FROM registry.example/a/b:3.22.1-slim', 'registry.example/a/b 3.22.1-slim 1'],
  ['a chart', 'helm upgrade a b/c \\\n  --version 101.1.7', '--version 101.1.7 2'],
  ['a package', 'sudo apt-get install -y tailscale=1.90.2 jq', 'tailscale 1.90.2 1'],
  ['a download', 'curl https://github.com/a/b/releases/download/v1.2.3/c', 'a/b v1.2.3 1'],
  ['a variable', 'FLUX_VERSION=2.7.1', 'FLUX_VERSION 2.7.1 1'],
  ['a provider', 'version = "~> 6.0"', 'version ~> 6.0 1'],
  ['an action', '- uses: actions/checkout@v5', 'actions/checkout v5 1'],
  [
    'placeholders and what follows the newest',
    'image: cimg/base:current\ntailscale=YOUR_VERSION\nversion: 2.1',
  ],
  ['a comment', '# circleci/aws-cli@5.4.1'],
] as const)
  test(`pins: ${kind}`, () =>
    assert.deepEqual(
      pinsIn(text).map(({ what, version, line }) => `${what} ${version} ${line}`),
      expected,
    ));
