/**
 * The chooser: answers in; what is left, what fell out and why, the first and the second choice, and the next question
 * out. Shared by the build and the browser; the rules are data, compiled from a topic’s `decision.yaml` and the facts.
 */

/** Given to a question that the reader passes over. It rules nothing out. */
export const UNSURE = 'unsure';

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
  /** Options still possible, in the order of the guide. */
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
  const runners = [
    ...(best?.second ?? []),
    ...fits.flatMap((pick) => (pick === best ? [] : [pick.first, ...pick.second])),
  ];
  return {
    left: rules.options.filter(stands),
    out,
    first: best?.first,
    second: runners.find((option) => suits(option) && option !== best?.first),
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

/**
 * What stands beside an answer: how many options it leaves, and which it rules out.
 * @param name an option's title, by its id
 */
export function preview(
  rules: Rules,
  given: Given,
  [question, answer]: [question: string, answer: string],
  name: (option: string) => string,
): { leaves: string; effect: string } {
  const before = evaluate(rules, answersWith(given, question, UNSURE)).left;
  const { left } = evaluate(rules, answersWith(given, question, answer));
  const out = before.filter((option) => !left.includes(option));
  const list = (options: string[]) => inWords(options.map(name));
  const effect =
    out.length > 6
      ? `Leaves ${list(left) || 'nothing'}.`
      : out.length
        ? `Rules out ${list(out)}.`
        : 'Rules nothing out.';
  return { leaves: `leaves ${left.length}`, effect };
}

/**
 * The next question whose answer can still change the first choice, in the order of the rules; undefined when nothing
 * open matters any more.
 */
export function nextQuestion(rules: Rules, given: Given): string | undefined {
  const settled = rules.questions.some(({ id, answers }) => answers[given[id] ?? '']?.settles);
  const { left } = evaluate(rules, given);
  if (settled || !left.length) return undefined;
  return rules.questions.find(({ id, answers }) => {
    if (given[id]) return false;
    const firsts = Object.keys(answers).map(
      (answer) => evaluate(rules, answersWith(given, id, answer)).first,
    );
    return new Set([evaluate(rules, given).first, ...firsts]).size > 1;
  })?.id;
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
  const query = new URLSearchParams(search);
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
