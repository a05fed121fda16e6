/**
 * Small configurations for tests. A row that ends in `#: rule-id` is where that rule must find something, and the only
 * such row; a case without one is a trap that the rule must not fall into.
 */
import { readConfig, type Knowledge, type Reading } from '../read.ts';
import type { Case, CaseJob } from '../rules/rule.ts';

const EXECUTORS: Record<NonNullable<CaseJob['on']>, string> = {
  vm: 'machine: { image: ubuntu-2404:current }',
  docker: 'docker: [{ image: cimg/base:2026.08 }]',
  macos: 'macos: { xcode: 16.4.0 }',
  'container-runner': 'docker: [{ image: cimg/base:2026.08 }]\nresource_class: shop/inside',
  'machine-runner': 'machine: true\nresource_class: shop/builder',
};

const indent = (text: string, by: number): string =>
  text
    .trim()
    .split('\n')
    .map((row) => row && ' '.repeat(by) + row)
    .join('\n');

/** A case as a whole configuration. */
export function fileOf(given: Case): string {
  if (typeof given === 'object' && 'file' in given) return given.file;
  const {
    on = 'vm',
    keys = '',
    steps,
    shell = 'true',
    head = '',
  } = typeof given === 'string' ? { shell: given } : given;
  const list = steps ?? `- run: |\n${indent(shell, 4)}`;
  return [
    'version: 2.1',
    head,
    'jobs:',
    '  job:',
    indent(EXECUTORS[on], 4),
    ...(keys ? [indent(keys, 4)] : []),
    '    steps:',
    indent(list, 6),
    '',
  ].join('\n');
}

/** Addresses and placeholders as a rule gets them, short. */
export const knowledge: Knowledge = {
  jobs: ['3.228.39.90', '18.213.67.41', '34.194.94.201', '34.194.144.202'],
  core: ['18.214.70.5'],
  placeholders: ['YOUR_HOST'],
};

export const readCase = (given: Case): Reading => readConfig(fileOf(given), knowledge);

/** Lines of a case that are marked for a rule. */
export const markedFor = (id: string, given: Case): number[] =>
  fileOf(given)
    .split('\n')
    .flatMap((row, index) => (/#: (.*)$/.exec(row)?.[1]?.split(' ').includes(id) ? [index + 1] : []));
