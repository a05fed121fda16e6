/**
 * The chooser: answers in; what is left, what fell out and why, the first and the second choice, and the next question
 * out. Shared by the build and the browser; the rules are data, compiled from a topic’s `decision.yaml` and the facts.
 */
import { queryOf } from '../lib/query.ts';

/** Given to a question that the reader passes over. It rules nothing out. */
export const UNSURE = 'unsure';

/**
 * Questions asked one after the other. What is still open then could change the choice and stands beside it, with what
 * it would change: whoever needs it can answer on, and nobody else has to.
 */
export const MOST_ASKED = 6;

export interface Rules {
  questions: {
    id: string;
    answers: Record<
      string,
      {
        /** Why each option falls out. */
        out: Record<string, string>;
        /** Options that stay possible and are offered last: the answer speaks against them. */
        unsuited: string[];
        needs: string[];
        settles: boolean;
      }
    >;
  }[];
  picks: { when: Record<string, string[]>; first: string; second: string[]; why: string }[];
  options: string[];
}

/** Answer ids by question id. */
export type Given = Readonly<Record<string, string>>;

export interface Outcome {
  /** Options still possible, best first. Those that an answer speaks against come last. */
  left: string[];
  out: { option: string; question: string; why: string }[];
  first: string | undefined;
  second: string | undefined;
  /** Two sentences for the first choice. */
  why: string;
}

export function evaluate(rules: Rules, given: Given): Outcome {
  const out: Outcome['out'] = [];
  const gone = new Set<string>();
  for (const { id, answers } of rules.questions) {
    for (const [option, why] of Object.entries(answers[given[id] ?? '']?.out ?? {})) {
      if (gone.has(option)) continue;
      gone.add(option);
      out.push({ option, question: id, why });
    }
  }
  const stands = (option: string) => !gone.has(option);
  const unsuited = rules.questions.flatMap(({ id, answers }) => answers[given[id] ?? '']?.unsuited ?? []);
  const suits = (option: string) => stands(option) && !unsuited.includes(option);
  const fits = rules.picks.filter(
    ({ when, first }) =>
      stands(first) &&
      Object.entries(when).every(([question, wanted]) => wanted.includes(given[question] ?? '')),
  );
  const best = fits.find(({ first }) => suits(first)) ?? fits[0];
  // The pick's own list first, then what later picks would say.
  const ranked = [
    ...(best ? [best.first, ...best.second] : []),
    ...fits.flatMap((pick) => [pick.first, ...pick.second]),
    ...rules.options,
  ].filter(stands);
  const left = [...new Set([...(best ? [best.first] : []), ...ranked.filter(suits), ...ranked])];
  const second = left[1];
  return {
    left,
    out,
    first: best?.first,
    second: second && suits(second) ? second : undefined,
    why: best?.why ?? '',
  };
}

const answersWith = (given: Given, question: string, answer: string): Given => ({
  ...given,
  [question]: answer,
});

/** "a", "a and b", "a, b, and c". `Intl.ListFormat` takes a slow phone longer to load than all else here. */
export const inWords = (items: readonly string[]): string =>
  items.length < 3 ? items.join(' and ') : `${items.slice(0, -1).join(', ')}, and ${items.at(-1)!}`;

/** Options with the reasons that they fall out for, those with one reason together: "A and B: why. C: why." */
export function inReasons(
  reasons: readonly { option: string; why: string }[],
  name: (option: string) => string,
): string {
  const byReason = new Map<string, string[]>();
  for (const { option, why } of reasons) byReason.set(why, [...(byReason.get(why) ?? []), name(option)]);
  return [...byReason].map(([why, options]) => `${inWords(options)}: ${why}.`).join(' ');
}

/**
 * What stands beside an answer: how many options it leaves, and which it rules out and why.
 * @param name an option's title, by its id
 */
export function preview(
  rules: Rules,
  given: Given,
  [question, answer]: [question: string, answer: string],
  name: (option: string) => string,
): { leaves: string; effect: string } {
  const before = evaluate(rules, answersWith(given, question, UNSURE)).left;
  const { left, out } = evaluate(rules, answersWith(given, question, answer));
  const fallen = out.filter(({ option }) => before.includes(option));
  const effect = !fallen.length
    ? `Keeps all ${left.length}.`
    : left.length < 3
      ? `Leaves ${inWords(left.map(name)) || 'nothing'}.`
      : `Rules out ${inReasons(fallen, name)}`;
  return { leaves: `${left.length} left`, effect };
}

/** Whether more questions could help: not when one answer settles it, or one option is left. */
const isOpen = (rules: Rules, given: Given): boolean =>
  evaluate(rules, given).left.length > 1 &&
  !rules.questions.some(({ id, answers }) => answers[given[id] ?? '']?.settles);

/** What each open question could change: its answers with another first choice than now; none where nothing is left. */
export function turns(
  rules: Rules,
  given: Given,
): { question: string; answers: { answer: string; first: string | undefined }[] }[] {
  if (!isOpen(rules, given)) return [];
  const now = evaluate(rules, given).first;
  return rules.questions
    .filter(({ id }) => !given[id])
    .map(({ id, answers }) => ({
      question: id,
      answers: Object.keys(answers)
        .map((answer) => ({ answer, first: evaluate(rules, answersWith(given, id, answer)).first }))
        .filter(({ first }) => first !== now),
    }))
    .filter(({ answers }) => answers.length);
}

/**
 * The next question, in the order of the rules: the first whose answer can still change the first choice; undefined when
 * nothing open matters any more, or enough was asked.
 */
export function nextQuestion(rules: Rules, given: Given, most = MOST_ASKED): string | undefined {
  return Object.keys(given).length < most ? turns(rules, given)[0]?.question : undefined;
}

/** When nothing is left: the question whose answer, taken back, brings back most options. */
export function reconsider(rules: Rules, given: Given): { question: string; brings: number } | undefined {
  const scores = rules.questions
    .filter(({ id }) => given[id] && given[id] !== UNSURE)
    .map(({ id }) => ({
      question: id,
      brings: evaluate(rules, answersWith(given, id, UNSURE)).left.length,
    }));
  return scores.sort((a, b) => b.brings - a.brings)[0];
}

/** Known answers of an address, in any order; what is unknown is ignored. */
export function parseAnswers(search: string, rules: Rules): Given {
  const query = queryOf(search);
  const known = rules.questions.flatMap(({ id, answers }) => {
    const answer = query.get(id);
    return answer !== null && (answer === UNSURE || Object.hasOwn(answers, answer))
      ? [[id, answer] as const]
      : [];
  });
  return Object.fromEntries(known);
}

export function answersAddress(rules: Rules, given: Given): string {
  const parts = rules.questions.filter(({ id }) => given[id]).map(({ id }) => `${id}=${given[id]}`);
  return parts.length ? `?${parts.join('&')}` : '';
}

/** Criteria that the given answers ask for: the needs of the table filtered alike. */
export const neededCriteria = (rules: Rules, given: Given): string[] => [
  ...new Set(rules.questions.flatMap(({ id, answers }) => answers[given[id] ?? '']?.needs ?? [])),
];
