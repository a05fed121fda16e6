import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meets } from '../comparison/view.ts';
import { loadCriteria, loadFacts } from '../content/load.ts';
import { loadTopics, type Topic } from '../content/topics.ts';
import { random } from '../lib/testing/random.ts';
import {
  answersAddress,
  evaluate,
  inReasons,
  inWords,
  MOST_ASKED,
  neededCriteria,
  nextQuestion,
  parseAnswers,
  preview,
  reconsider,
  turns,
  UNSURE,
  type Given,
} from './engine.ts';
import { loadDecision, loadRules } from './rules.ts';

const [topic] = loadTopics() as [Topic];
const facts = loadFacts(topic.id);
const criteria = loadCriteria(topic.id);
const decision = loadDecision(topic.id);
const rules = loadRules(topic.id, [...facts.keys()]);

/** Every way through the questions as they are asked, "Not sure" included. @param most as in `nextQuestion` */
function* paths(most: number, given: Given = {}): Generator<Given> {
  const question = nextQuestion(rules, given, most);
  if (!question) return yield given;
  const { answers } = rules.questions.find(({ id }) => id === question)!;
  for (const answer of [...Object.keys(answers), UNSURE])
    yield* paths(most, { ...given, [question]: answer });
}
const ends = [...paths(MOST_ASKED)];
/** The same for readers who also answer what could still change their choice. */
const onward = [...paths(MOST_ASKED + 2)];

for (const { name, answers, first, second } of decision.situations) {
  test(`${name}: ${first.join(' or ')}, then ${second.join(' or ')}`, () => {
    const outcome = evaluate(rules, answers);
    assert.ok(first.includes(outcome.first!), `first is ${outcome.first}`);
    assert.ok(second.includes(outcome.second!), `second is ${outcome.second}`);
  });
}

test('every path ends in a choice or in “none fits”', () => {
  assert.ok(ends.length > 100, `${ends.length} paths`);
  for (const given of ends) {
    const { first, left, second } = evaluate(rules, given);
    assert.equal(first === undefined, left.length === 0, answersAddress(rules, given));
    assert.ok(first === undefined || (left.includes(first) && first !== second));
    if (!first) assert.ok(reconsider(rules, given)!.brings > 0, answersAddress(rules, given));
  }
});

/** Questions asked when the reader answers as given and passes over the rest. */
function asked(wanted: Given): string[] {
  let given: Given = {};
  for (let question; (question = nextQuestion(rules, given));)
    given = { ...given, [question]: wanted[question] ?? UNSURE };
  return Object.keys(given);
}

test('every path asks at most six questions, and what could still change the choice is told', () => {
  for (const given of ends) {
    assert.ok(Object.keys(given).length <= MOST_ASKED);
    const { first, left } = evaluate(rules, given);
    for (const { question, answers } of turns(rules, given)) {
      assert.ok(left.length > 1 && !given[question]);
      for (const { answer, first: instead } of answers) {
        assert.notEqual(instead, first);
        assert.equal(evaluate(rules, { ...given, [question]: answer }).first, instead);
      }
    }
  }
});

test('what is left is ranked: the first choice, the second, and last what an answer speaks against', () => {
  for (const given of ends) {
    const { first, second, left, out } = evaluate(rules, given);
    assert.equal(left[0], first);
    if (second) assert.equal(left[1], second);
    assert.deepEqual([...left, ...out.map(({ option }) => option)].sort(), [...rules.options].sort());
  }
});

test('an answer says how many it leaves, and each reason once', () => {
  const name = (option: string) => option;
  assert.deepEqual(preview(rules, {}, ['connect', UNSURE], name), {
    leaves: `${rules.options.length} left`,
    effect: `Keeps all ${rules.options.length}.`,
  });
  const docker = preview(rules, {}, ['executor', 'remote-docker'], name);
  assert.match(docker.effect, /^Rules out [^:]*ip-ranges[^:]*: the job fails\./);
  assert.equal(docker.effect.match(/the tunnel ends in the job's own container/g)!.length, 1);
  assert.equal(
    inReasons(
      [
        { option: 'a', why: 'x' },
        { option: 'b', why: 'y' },
        { option: 'c', why: 'x' },
      ],
      name,
    ),
    'a and c: x. b: y.',
  );
});

test('only questions that still matter are asked', () => {
  assert.deepEqual(asked({ connect: 'no' }), ['connect']);
  assert.deepEqual(asked({ connect: 'yes', leave: 'no' }), ['connect', 'leave']);
  assert.deepEqual(
    asked({ connect: 'yes', leave: 'yes', inside: 'kubernetes', executor: 'docker', forks: 'no' }),
    ['connect', 'leave', 'inside', 'executor', 'forks'],
  );
  assert.deepEqual(
    asked({
      connect: 'yes',
      leave: 'yes',
      inside: 'no',
      where: 'aws-gcp',
      executor: 'docker',
      data: 'little',
    }),
    ['connect', 'leave', 'inside', 'where', 'executor', 'data'],
  );
});

test('every combination of answers ends in a result', () => {
  const next = random(7);
  for (let round = 0; round < 20_000; round += 1) {
    const given: Record<string, string> = {};
    for (const { id, answers } of rules.questions) {
      const all = [...Object.keys(answers), UNSURE, ''];
      given[id] = all[Math.floor(next() * all.length)]!;
    }
    const { first, left } = evaluate(rules, given);
    assert.equal(first === undefined, left.length === 0);
  }
});

test('every option is the first choice of some path', () => {
  const reached = new Set(onward.map((given) => evaluate(rules, given).first));
  assert.deepEqual(
    rules.options.filter((option) => !reached.has(option)),
    [],
    'each needs a rule with "when" in decision.yaml, above those that take its place',
  );
});

test('nothing is recommended against its own facts', () => {
  for (const given of ends) {
    const { first, second } = evaluate(rules, given);
    for (const option of [first, second].filter((name) => name !== undefined)) {
      for (const need of neededCriteria(rules, given)) {
        const partly = criteria.criteria.find(({ id }) => id === need)!.need?.partly === 'counts';
        assert.ok(meets(facts.get(option)![need]!.verdict, partly), `${option} fails ${need}`);
      }
    }
  }
});

test('neither choice is one that an answer rules out or speaks against, while another is left', () => {
  let spoken = 0;
  for (const given of ends) {
    const { first, second, out, left } = evaluate(rules, given);
    const against = rules.questions.flatMap(({ id, answers }) => answers[given[id]!]?.unsuited ?? []);
    const where = answersAddress(rules, given);
    for (const option of [first, second])
      assert.ok(
        out.every((one) => one.option !== option),
        where,
      );
    assert.ok(!second || !against.includes(second), `${where}: ${second} is second`);
    if (first && against.includes(first))
      assert.deepEqual(
        left.filter((one) => !against.includes(one)),
        [],
        where,
      );
    if (left.some((option) => against.includes(option))) spoken += 1;
  }
  assert.ok(spoken, 'no answer speaks against any option: the test proves nothing');
});

test('reasons of judgement do not contradict the facts', () => {
  // Where a rule of judgement speaks of something the facts cover, no option that the facts praise falls out over it.
  for (const [question, answer, criterion] of [
    ['executor', 'remote-docker', 'remote-docker'],
    ['data', 'much', 'bulk-data'],
    ['vendor', 'no', 'no-extra-vendor'],
  ] as const) {
    const { out } = rules.questions.find(({ id }) => id === question)!.answers[answer]!;
    for (const option of Object.keys(out))
      assert.notEqual(facts.get(option)![criterion]!.verdict, 'yes', option);
    for (const option of rules.options)
      assert.ok(
        out[option] || facts.get(option)![criterion]!.verdict !== 'no',
        `decision.yaml: ${question}, ${answer}: "out" lacks ${option}, whose facts say no to ${criterion}`,
      );
  }
});

test('no question is asked whose answer changes nothing', () => {
  for (const given of ends.slice(0, 400)) {
    let soFar: Given = {};
    for (;;) {
      const question = nextQuestion(rules, soFar);
      if (!question) break;
      const { answers } = rules.questions.find(({ id }) => id === question)!;
      const firsts = [...Object.keys(answers), UNSURE].map(
        (answer) => evaluate(rules, { ...soFar, [question]: answer }).first,
      );
      assert.ok(new Set(firsts).size > 1);
      soFar = { ...soFar, [question]: given[question]! };
    }
  }
});

test('an address restores every end, in any order of its parts', () => {
  for (const given of ends) {
    const address = answersAddress(rules, given);
    assert.deepEqual({ ...parseAnswers(address, rules) }, { ...given });
    const turned = `?${address.slice(1).split('&').reverse().join('&')}&noise=1`;
    assert.equal(answersAddress(rules, parseAnswers(turned, rules)), address);
  }
});

test('hostile addresses are ignored', () => {
  for (const search of [
    '?connect=<script>',
    '?connect=__proto__',
    '?__proto__=yes',
    '?connect=constructor',
    '?%',
    '?connect=yes%00',
  ])
    assert.deepEqual(parseAnswers(search, rules), {}, search);
});

test('a list is said in words', () => {
  assert.equal(inWords([]), '');
  assert.equal(inWords(['a', 'b']), 'a and b');
  assert.equal(inWords(['a', 'b', 'c']), 'a, b, and c');
});
