/**
 * The model of facts: criteria ask, options answer, sources prove. The comparison table, the chooser, the
 * at-a-glance boxes and every export read this and nothing else, so that they cannot disagree.
 */
import { z } from 'astro/zod';
import { day } from './day.ts';

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'words in lower case with hyphens between');

export const group = z.strictObject({ id, title: z.string().min(1) });

export const criterion = z.strictObject({
  id: id.describe('Never changes.'),
  group: id.describe('The id of its group.'),
  label: z.string().min(1).max(26).describe('The need, as the head of a row says it.'),
  question: z.string().min(1).regex(/\?$/, 'ends with a question mark').describe('The need as a question.'),
  help: z.string().min(1).describe('What yes, partly and no mean here.'),
  need: z
    .strictObject({
      words: z.string().min(1).max(32).describe('The need as a reader says it, on its filter.'),
      partly: z.enum(['counts', 'fails']).describe('Whether partly meets the need. Unknown never does.'),
      why: z.string().min(1).describe('Why partly counts or fails.'),
      fails: z.string().min(1).max(48).describe('What an option that fails it does, after its name.'),
      partlyFails: z
        .string()
        .min(1)
        .max(48)
        .optional()
        .describe('The same of an option that meets it partly, where that fails; `fails`, if left out.'),
      common: z.boolean().default(false).describe('Whether its filter shows at once. Six fit one line.'),
      expected: z
        .boolean()
        .default(false)
        .describe('Whether readers take it for granted: an option that fails it ranks last, asked or not.'),
    })
    .optional(),
});

export const criteriaFile = z.strictObject({
  groups: z.array(group).min(1),
  criteria: z.array(criterion).min(1),
});

/** How a statement is known. */
export const evidence = {
  sources: z.array(id).default([]).describe('Ids of content/sources.yaml.'),
  judgement: z.boolean().default(false).describe('Reasoning of this guide rather than a documented fact.'),
};
export const unconfirmed = z.string().min(1).optional().describe('What nobody could confirm.');

export const answer = z
  .strictObject({
    verdict: z
      .enum(['yes', 'partly', 'no', 'unknown'])
      .describe('Whether the option meets the need; yes is always the good answer.'),
    short: z.string().min(1).max(45).describe('The answer in a few words that stand alone in a table cell.'),
    detail: z.string().min(1).describe('The answer in sentences; code stands between backticks.'),
    ...evidence,
    unconfirmed,
    checked: day.optional().describe('The day the answer was checked, if not that of the file.'),
  })
  .refine((value) => value.sources.length > 0 || value.judgement || value.verdict === 'unknown', {
    error: 'a statement needs a source, or `judgement: true`',
    path: ['sources'],
  });

export const factsFile = z.strictObject({ checked: day, answers: z.record(id, answer) });

export const source = z.strictObject({
  title: z.string().min(1),
  address: z.url().describe('Where it can be read.'),
  owner: z.string().min(1).describe('Who publishes it.'),
  read: day.describe('The day it was read.'),
  anchors: z
    .array(z.string().min(2).max(60))
    .min(1, 'one at least: what must still be there')
    .describe('What must still be there: a heading, a number or a key, of a few words (npm run watch).'),
});

export const sourcesFile = z.record(id, source);

export type Criterion = z.infer<typeof criteriaFile>['criteria'][number];
type Group = z.infer<typeof criteriaFile>['groups'][number];
export type Verdict = z.infer<typeof answer>['verdict'];
/** What a verdict is called, in front of an answer. */
export const VERDICT_WORDS = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  unknown: 'Unconfirmed',
} as const satisfies Record<Verdict, string>;
export type Answer = z.infer<typeof answer> & { checked: string };
export type Source = z.infer<typeof sourcesFile>[string] & { id: string };

export interface Criteria {
  groups: Group[];
  criteria: Criterion[];
}

/** One answer for every criterion, by criterion id. */
export type Facts = Record<string, Answer>;

/**
 * Which sign of the wall an answer about reach is. Kept out is stopped; not kept out gets through; what is unknown has
 * the sign of its verdict.
 * @param wanted whether to get through is the good answer, as `topic.yaml` says of the column
 */
export function route(wanted: boolean, verdict: Verdict): 'through' | 'condition' | 'stopped' | 'unknown' {
  if (verdict === 'unknown') return 'unknown';
  if (verdict === 'partly') return 'condition';
  return (verdict === 'yes') === wanted ? 'through' : 'stopped';
}
