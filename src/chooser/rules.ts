/** Reads `content/decision.yaml`, checks it, and compiles it with the facts: why an option falls out is its own answer. */
import { z } from 'astro/zod';
import { meets } from '../comparison/view.ts';
import { loadCriteria, loadFacts } from '../content/load.ts';
import type { Criteria, Facts } from '../content/model.ts';
import { once } from '../lib/memo.ts';
import { ContentError, readYaml } from '../lib/yaml.ts';
import type { Rules } from './engine.ts';

export const FILE = 'content/decision.yaml';

const id = z.string().regex(/^[a-z0-9-]+$/);
const answer = z.strictObject({
  id,
  /** The answer when it is given, in the list of answers and in the record. */
  short: z.string().min(1).max(28),
  words: z.string().min(1),
  settles: z.boolean().default(false),
  needs: z.array(id).default([]),
  out: z.array(z.strictObject({ options: z.array(id).min(1), why: z.string().min(1) })).default([]),
});

export const decisionFile = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id,
        ask: z.string().endsWith('?'),
        help: z.string().min(1),
        answers: z.array(answer).min(2),
      }),
    )
    .min(1),
  picks: z
    .array(
      z.strictObject({
        when: z.record(id, z.array(id).min(1)).default({}),
        first: id,
        second: z.array(id),
        why: z.string().min(1),
      }),
    )
    .min(1),
  situations: z.array(
    z.strictObject({
      name: z.string(),
      answers: z.record(id, id),
      first: z.array(id).min(1),
      second: z.array(id).min(1),
    }),
  ),
});

export type Decision = z.infer<typeof decisionFile>;

export const loadDecision = once((): Decision => readYaml(FILE, decisionFile));

/** @param options ids in the order of the guide @throws ContentError naming what the rules mention and nobody knows */
export function compile(
  decision: Decision,
  criteria: Criteria,
  facts: ReadonlyMap<string, Facts>,
  options: readonly string[],
): Rules {
  const fail = (reason: string) => {
    throw new ContentError(FILE, 1, reason);
  };
  const option = (name: string, where: string) => {
    if (!options.includes(name)) fail(`${where}: no option ${name}`);
    return name;
  };
  const questions = decision.questions.map((question) => ({
    id: question.id,
    answers: Object.fromEntries(
      question.answers.map(({ id, needs, out, settles }) => {
        const where = `${question.id}, ${id}`;
        const reasons: Record<string, string> = {};
        for (const need of needs) {
          const criterion = criteria.criteria.find((entry) => entry.id === need);
          if (!criterion) fail(`${where}: no criterion ${need} in content/criteria.yaml`);
          for (const name of options) {
            const { verdict, short } = facts.get(name)![need]!;
            if (meets(verdict, criterion!.need?.partly === 'counts')) continue;
            reasons[name] ??= `fails “${criterion!.label}” (${short})`;
          }
        }
        for (const { options: names, why } of out)
          for (const name of names) reasons[option(name, where)] ??= why;
        return [id, { out: reasons, needs, settles }];
      }),
    ),
  }));
  for (const { when, first, second } of decision.picks) {
    for (const name of [first, ...second]) option(name, 'picks');
    for (const [question, wanted] of Object.entries(when)) {
      const known = questions.find((entry) => entry.id === question)?.answers;
      if (!known) fail(`picks: no question ${question}`);
      for (const name of wanted) if (!known![name]) fail(`picks: ${question} has no answer ${name}`);
    }
  }
  return { questions, picks: decision.picks, options: [...options] };
}

/** The rules of this guide. */
export const loadRules = (options: readonly string[]): Rules =>
  compile(loadDecision(), loadCriteria(), loadFacts(), options);
