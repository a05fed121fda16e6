/**
 * The model of facts: criteria ask, options answer, sources prove. The comparison table, the chooser, the
 * at-a-glance boxes and every export read this and nothing else, so that they cannot disagree.
 */
import { z } from 'astro/zod';
import { day } from './day.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'words in lower case with hyphens between');

export const criteriaFile = z.strictObject({
  groups: z.array(z.strictObject({ id, title: z.string().min(1) })).min(1),
  criteria: z
    .array(
      z.strictObject({
        id,
        group: id,
        /** The need, as a table's row header says it. */
        label: z.string().min(1).max(26),
        question: z.string().min(1).endsWith('?'),
        /** What yes, partly and no mean here. Criteria are needs, so yes is always the good answer. */
        help: z.string().min(1),
        /** Its filter: the words of the chip, and whether a partly counts as met. Unknown never does. */
        need: z
          .strictObject({
            words: z.string().min(1).max(32),
            partly: z.enum(['counts', 'fails']),
            why: z.string().min(1),
          })
          .optional(),
      }),
    )
    .min(1),
});

export const answer = z
  .strictObject({
    verdict: z.enum(['yes', 'partly', 'no', 'unknown']),
    /** Words that stand alone in a table cell. */
    short: z.string().min(1).max(45),
    detail: z.string().min(1),
    sources: z.array(id).default([]),
    /** Reasoning of this guide rather than a documented fact. */
    judgement: z.boolean().default(false),
    /** What nobody could confirm. */
    unconfirmed: z.string().min(1).optional(),
    checked: day.optional(),
  })
  .refine((value) => value.sources.length > 0 || value.judgement || value.verdict === 'unknown', {
    error: 'a statement needs a source, or `judgement: true`',
    path: ['sources'],
  });

export const factsFile = z.strictObject({ checked: day, answers: z.record(id, answer) });

export const sourcesFile = z.record(
  id,
  z.strictObject({
    title: z.string().min(1),
    address: z.url(),
    owner: z.string().min(1),
    /** The day it was read. */
    read: day,
    /** What must still be there: a heading, a number or a key, of a few words at most (`npm run watch`). */
    anchors: z.array(z.string().min(2).max(60)).default([]),
  }),
);

export type Criterion = z.infer<typeof criteriaFile>['criteria'][number];
export type Group = z.infer<typeof criteriaFile>['groups'][number];
export type Verdict = z.infer<typeof answer>['verdict'];
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
 */
export function route(criterion: string, verdict: Verdict): 'through' | 'condition' | 'stopped' | 'unknown' {
  if (verdict === 'unknown') return 'unknown';
  if (verdict === 'partly') return 'condition';
  const getsThrough = criterion.endsWith('-out') ? verdict === 'no' : verdict === 'yes';
  return getsThrough ? 'through' : 'stopped';
}
