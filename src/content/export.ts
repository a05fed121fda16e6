/** The whole data set as files: what a spreadsheet, a script or a wiki macro can read, and what its fields mean. */
import { toCsv } from '../lib/grid.ts';
import type { Criteria, Facts, Source } from './model.ts';

export interface OptionFacts {
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

const verdicts = ['yes', 'partly', 'no', 'unknown'] as const;

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

const text = (description: string) => ({ type: 'string', description });
const day = (description: string) => ({ ...text(description), pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const object = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const mapOf = (additionalProperties: object, description: string) => ({
  type: 'object',
  description,
  additionalProperties,
});

/** JSON Schema of `factsJson`. @param address where the schema itself is published */
export function factsSchema(address: string): object {
  const answer = object(
    {
      verdict: {
        enum: verdicts,
        description: 'Whether the option meets the need; yes is always the good answer.',
      },
      short: text('The answer in a few words.'),
      detail: text('The answer in sentences; code stands between backticks.'),
      sources: { type: 'array', items: { type: 'string' }, description: 'Keys of `sources`.' },
      judgement: { type: 'boolean', description: 'Reasoning of this guide rather than a documented fact.' },
      unconfirmed: text('What nobody could confirm.'),
      checked: day('The day the answer was checked.'),
    },
    ['unconfirmed'],
  );
  const need = object({
    words: text('The need as a reader says it.'),
    partly: { enum: ['counts', 'fails'], description: 'Whether partly meets the need. Unknown never does.' },
    why: text('Why partly counts or fails.'),
  });
  const criterion = object(
    {
      id: text('Never changes.'),
      group: text('The id of its group.'),
      label: text('The need in a few words.'),
      question: text('The need as a question.'),
      help: text('What yes, partly and no mean here.'),
      need,
    },
    ['need'],
  );
  const option = object({
    id: text('Never changes; the last part of its address.'),
    title: text('Its name.'),
    address: { type: 'string', format: 'uri', description: 'Its page.' },
    answers: mapOf(answer, 'One answer for each criterion, by the id of the criterion.'),
  });
  const source = object({
    title: text('Its title.'),
    address: { type: 'string', format: 'uri', description: 'Where it can be read.' },
    owner: text('Who publishes it.'),
    read: day('The day it was read.'),
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: address,
    title: 'Facts of the CircleCI Field Guide',
    ...object({
      $schema: text('Where this schema is published.'),
      license: text('The license of the data, as an SPDX identifier.'),
      groups: { type: 'array', items: object({ id: text('Its id.'), title: text('Its title.') }) },
      criteria: { type: 'array', items: criterion },
      options: { type: 'array', items: option },
      sources: mapOf(source, 'Every source, by id.'),
    }),
  };
}
