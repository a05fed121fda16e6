/** Reads a topic's `decision.yaml`, checks it, and compiles it with the facts: why an option falls out is its own answer. */
import { z } from 'astro/zod';
import { meets } from '../comparison/view.ts';
import { loadCriteria, loadFacts } from '../content/load.ts';
import { checkKnown, each, mistakeAt, type Named } from '../content/known.ts';
import type { Criteria, Facts } from '../content/model.ts';
import { loadTopic } from '../content/topics.ts';
import { onceFor } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';
import type { Rules } from './engine.ts';

const id = z.string().regex(/^[a-z0-9-]+$/);
const answer = z.strictObject({
  id,
  /** The answer when it is given, in the list of answers and in the record. */
  short: z.string().min(1).max(28),
  words: z.string().min(1),
  settles: z.boolean().default(false),
  needs: z.array(id).default([]),
  out: z.array(z.strictObject({ options: z.array(id).min(1), why: z.string().min(1) })).default([]),
  /** Options that stay possible, but are offered only where nothing else is left. */
  unsuited: z.array(id).default([]),
});

export const decisionFile = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id,
        ask: z.string().regex(/\?$/, 'ends with a question mark'),
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
  /** Groups of criteria whose answers a reader has to know before deciding, unless they are yes. */
  weigh: z.array(id).min(1),
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

/** The rules' file, from the project's root. */
const fileOf = (topic: string): string => `${loadTopic(topic).folder}/decision.yaml`;

export const loadDecision = onceFor((topic: string): Decision => readYaml(fileOf(topic), decisionFile));

/** @throws ContentError naming what the rules mention and nobody knows */
function checkNames(
  { questions, picks, situations }: Decision,
  criteria: Criteria,
  options: readonly string[],
  file: string,
) {
  const check = (what: string, where: string, named: Named[], known: Iterable<string>) =>
    checkKnown(file, what, where, named, new Set(known));
  const answers = questions.flatMap((question, q) =>
    question.answers.map((given, a) => ({ ...given, path: ['questions', q, 'answers', a] })),
  );
  check(
    'criterion',
    'criteria.yaml',
    answers.flatMap(({ needs, path }) => each(needs, ...path, 'needs')),
    criteria.criteria.map(({ id }) => id),
  );
  check(
    'option',
    'the list of options',
    [
      ...answers.flatMap(({ out, path }) =>
        out.flatMap((rule, index) => each(rule.options, ...path, 'out', index, 'options')),
      ),
      ...answers.flatMap(({ unsuited, path }) => each(unsuited, ...path, 'unsuited')),
      ...picks.flatMap(({ first, second }, index) => [
        { name: first, path: ['picks', index, 'first'] },
        ...each(second, 'picks', index, 'second'),
      ]),
      ...situations.flatMap(({ first, second }, index) => [
        ...each(first, 'situations', index, 'first'),
        ...each(second, 'situations', index, 'second'),
      ]),
    ],
    options,
  );
  for (const name of options) {
    const own = picks.filter(({ first }) => first === name);
    if (!own.length) throw mistakeAt(file, ['picks'], `none has ${name} as its first choice`);
    if (own.every(({ when }) => Object.keys(when).length))
      throw mistakeAt(
        file,
        ['picks', picks.indexOf(own.at(-1)!)],
        `where only ${name} is left, no rule offers it: add one of it without "when", below those that have one`,
      );
  }
  const given = [
    ...picks.map(({ when }, index) => ({ asked: when, path: ['picks', index, 'when'] })),
    ...situations.map((one, index) => ({
      asked: Object.fromEntries(Object.entries(one.answers).map(([question, id]) => [question, [id]])),
      path: ['situations', index, 'answers'],
    })),
  ].flatMap(({ asked, path }) =>
    Object.entries(asked).map(([question, ids]) => ({ question, ids, path: [...path, question] })),
  );
  check(
    'question',
    'the questions',
    given.map(({ question, path }) => ({ name: question, path })),
    questions.map(({ id }) => id),
  );
  for (const { question, ids, path } of given) {
    const known = questions.find(({ id }) => id === question)!.answers.map(({ id }) => id);
    check(
      'answer',
      `the answers to "${question}"`,
      ids.map((name) => ({ name, path })),
      known,
    );
  }
}

/**
 * @param options ids in the order of the guide
 * @param file the rules' file, as errors show it
 */
function compile(
  decision: Decision,
  criteria: Criteria,
  facts: ReadonlyMap<string, Facts>,
  options: readonly string[],
  file: string,
): Rules {
  checkNames(decision, criteria, options, file);
  const questions = decision.questions.map((question) => ({
    id: question.id,
    answers: Object.fromEntries(
      question.answers.map(({ id, needs, out, unsuited, settles }) => {
        const reasons: Record<string, string> = {};
        for (const need of needs) {
          const criterion = criteria.criteria.find((entry) => entry.id === need)!;
          for (const name of options) {
            const { verdict, short } = facts.get(name)![need]!;
            if (meets(verdict, criterion.need?.partly === 'counts')) continue;
            reasons[name] ??= `fails “${criterion.label}” (${short})`;
          }
        }
        for (const { options: names, why } of out) for (const name of names) reasons[name] ??= why;
        return [id, { out: reasons, unsuited, needs, settles }];
      }),
    ),
  }));
  return { questions, picks: decision.picks, options: [...options] };
}

/** The rules of a topic. @param options ids in the order of the guide */
export const loadRules = (topic: string, options: readonly string[]): Rules =>
  compile(loadDecision(topic), loadCriteria(topic), loadFacts(topic), options, fileOf(topic));
