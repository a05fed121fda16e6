/** What a view shows of the table: which options stay, how they rank, which fall out over which need, which rows show. */
import type { Verdict } from '../content/model.ts';
import { meets, type View } from './view.ts';

/** What can be asked for. */
export interface Need {
  /** Whether partly meets it. */
  partly: boolean;
  /** Whether an option that fails it ranks last, asked or not. */
  expected: boolean;
}

/** The answers as the browser knows them: ids in the order of the table. */
export interface Answers {
  options: readonly string[];
  criteria: readonly { id: string; group: string }[];
  needs: ReadonlyMap<string, Need>;
  verdict(option: string, criterion: string): Verdict;
}

/** An option that meets every need. */
interface Kept {
  option: string;
  /** Needs that it meets only partly. */
  partly: string[];
  /** Needs that it fails, that nobody asked for and everybody expects. */
  lacks: string[];
}

export interface Selection {
  /** Options that meet every need, in the order of the table. */
  options: string[];
  /** The same, the best first. */
  ranked: Kept[];
  /** Options that fall out, with the needs they fail. */
  left: { option: string; fails: string[] }[];
  /** For each need: how many options would remain with it. */
  counts: Map<string, number>;
  /** Criteria to show, before text is looked for. */
  criteria: string[];
  /** When nothing fits: the need to give up first, and how many options that brings back. */
  giveUp: { need: string; brings: number } | undefined;
}

export function select(view: View, answers: Answers): Selection {
  const { needs, verdict } = answers;
  const meetsNeed = (option: string, need: string) =>
    meets(verdict(option, need), needs.get(need)?.partly ?? false);
  const candidates = view.options.length ? view.options : answers.options;
  const failing = candidates.map((option) => ({
    option,
    fails: view.needs.filter((need) => !meetsNeed(option, need)),
  }));
  const options = failing.filter(({ fails }) => !fails.length).map(({ option }) => option);
  const left = failing.filter(({ fails }) => fails.length);
  const counts = new Map(
    [...needs.keys()].map((need) => [need, options.filter((option) => meetsNeed(option, need)).length]),
  );

  const differs = (criterion: string) =>
    new Set(options.map((option) => verdict(option, criterion))).size > 1;
  const criteria = answers.criteria
    .filter(({ id, group }) => {
      if (view.groups.length && !view.groups.includes(group)) return false;
      return !view.differ || options.length < 2 || differs(id);
    })
    .map(({ id }) => id);

  const expected = [...needs].filter(([, need]) => need.expected).map(([id]) => id);
  const ranked = rank(
    options.map((option) => ({
      option,
      partly: view.needs.filter((need) => verdict(option, need) === 'partly'),
      lacks: expected.filter((need) => !meetsNeed(option, need)),
    })),
    (option) => answers.criteria.filter(({ id }) => verdict(option, id) === 'yes').length,
  );
  const giveUp = options.length ? undefined : toGiveUp(view, left);
  return { options, ranked, left, counts, criteria, giveUp };
}

/** What lacks least, then what is partly least often, then what says yes most often; equals keep the table's order. */
const rank = (kept: Kept[], yes: (option: string) => number): Kept[] =>
  kept.sort(
    (a, b) =>
      a.lacks.length - b.lacks.length || a.partly.length - b.partly.length || yes(b.option) - yes(a.option),
  );

/** The need whose loss brings back most options; between equals, the one that most options fail. */
function toGiveUp(view: View, left: Selection['left']): Selection['giveUp'] {
  const scores = view.needs.map((need) => ({
    need,
    brings: left.filter(({ fails }) => fails.length === 1 && fails[0] === need).length,
    failedBy: left.filter(({ fails }) => fails.includes(need)).length,
  }));
  const [best] = scores.sort((a, b) => b.brings - a.brings || b.failedBy - a.failedBy);
  return best && { need: best.need, brings: best.brings };
}
