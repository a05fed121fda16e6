/** What a view shows of the table: which options stay, which fall out over which need, which rows are worth reading. */
import type { Verdict } from '../content/model.ts';
import { meets, type View } from './view.ts';

/** The answers as the browser knows them: ids in the order of the table. */
export interface Answers {
  options: readonly string[];
  criteria: readonly { id: string; group: string }[];
  /** Criteria that can be asked for, and whether partly counts as met. */
  needs: ReadonlyMap<string, boolean>;
  verdict(option: string, criterion: string): Verdict;
}

export interface Selection {
  /** Options that meet every need, in the order to show. */
  options: string[];
  /** Options that fall out, with the needs they fail. */
  left: { option: string; fails: string[] }[];
  /** For each need: how many options would remain with it. */
  counts: Map<string, number>;
  /** Criteria to show, before text is looked for. */
  criteria: string[];
  /** When nothing fits: the need to give up first, and how many options that brings back. */
  giveUp: { need: string; brings: number } | undefined;
}

const RANK: Record<Verdict, number> = { yes: 0, partly: 1, unknown: 2, no: 3 };

export function select(view: View, answers: Answers): Selection {
  const meetsNeed = (option: string, need: string) =>
    meets(answers.verdict(option, need), answers.needs.get(need) ?? false);
  const candidates = view.options.length ? view.options : answers.options;
  const failing = candidates.map((option) => ({
    option,
    fails: view.needs.filter((need) => !meetsNeed(option, need)),
  }));
  const kept = failing.filter(({ fails }) => !fails.length).map(({ option }) => option);
  const left = failing.filter(({ fails }) => fails.length);

  const counts = new Map(
    [...answers.needs.keys()].map((need) => [need, kept.filter((option) => meetsNeed(option, need)).length]),
  );
  if (view.sort) {
    const rank = (option: string) => RANK[answers.verdict(option, view.sort)];
    kept.sort((a, b) => rank(a) - rank(b));
  }
  const differs = (criterion: string) =>
    new Set(kept.map((option) => answers.verdict(option, criterion))).size > 1;
  const criteria = answers.criteria
    .filter(({ id, group }) => {
      if (view.groups.length && !view.groups.includes(group)) return false;
      return !view.differ || kept.length < 2 || differs(id);
    })
    .map(({ id }) => id);

  return { options: kept, left, counts, criteria, giveUp: kept.length ? undefined : toGiveUp(view, left) };
}

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
