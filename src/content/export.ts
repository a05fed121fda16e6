/** The whole data set as files: what a spreadsheet, a script or a wiki macro can read, and what its fields mean. */
import { z } from 'astro/zod';
import { toCsv } from '../lib/grid.ts';
import { day } from './day.ts';
import { answer, criterion, group, source, type Criteria, type Facts, type Source } from './model.ts';

interface OptionFacts {
  id: string;
  title: string;
  address: string;
  facts: Facts;
}

interface DataSet {
  criteria: Criteria;
  options: readonly OptionFacts[];
  sources: ReadonlyMap<string, Source>;
}

/** @param schema address of the schema that describes the result */
export function factsJson({ criteria, options, sources }: DataSet, schema: string): object {
  return {
    $schema: schema,
    license: 'CC-BY-4.0',
    groups: criteria.groups,
    criteria: criteria.criteria,
    options: options.map(({ id, title, address, facts }) => ({
      id,
      title,
      address,
      answers: Object.fromEntries(
        criteria.criteria.map(({ id: criterion }) => [criterion, facts[criterion]!] as const),
      ),
    })),
    sources: Object.fromEntries(
      [...sources].map(([id, { title, address, owner, read }]) => [id, { title, address, owner, read }]),
    ),
  };
}

/** One line an answer, so that a pivot table can turn it any way. */
export function factsCsv({ criteria, options, sources }: DataSet): string {
  const head = [
    'option',
    'group',
    'criterion',
    'need',
    'verdict',
    'short',
    'detail',
    'judgement',
    'unconfirmed',
  ];
  return toCsv([
    [...head, 'sources', 'checked'],
    ...options.flatMap(({ id, facts }) =>
      criteria.criteria.map((criterion) => {
        const answer = facts[criterion.id]!;
        return [
          id,
          criterion.group,
          criterion.id,
          criterion.label,
          answer.verdict,
          answer.short,
          answer.detail,
          String(answer.judgement),
          answer.unconfirmed ?? '',
          answer.sources.map((source) => sources.get(source)!.address).join(' '),
          answer.checked,
        ];
      }),
    ),
  ]);
}

const options = z.strictObject({
  id: z.string().describe('Never changes; the last part of its address.'),
  title: z.string(),
  address: z.url().describe('Its page.'),
  answers: z
    .record(z.string(), answer.safeExtend({ checked: day.describe('The day the answer was checked.') }))
    .describe('One answer for each criterion, by the id of the criterion.'),
});

const dataSet = z.strictObject({
  $schema: z.url().describe('Where this schema is published.'),
  license: z.string().describe('The license of the data, as an SPDX identifier.'),
  groups: z.array(group),
  criteria: z.array(criterion),
  options: z.array(options),
  sources: z.record(z.string(), source.omit({ anchors: true })).describe('Every source, by id.'),
});

/** JSON Schema of `factsJson`. @param address where the schema itself is published */
export const factsSchema = (address: string): object => ({
  $id: address,
  title: 'Facts of the CircleCI Field Guide',
  ...z.toJSONSchema(dataSet, { target: 'draft-7', io: 'output' }),
});
