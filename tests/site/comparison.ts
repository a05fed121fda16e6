/** What the tests of the comparison share: how to open it, and what it shows. */
import { expect, type Page } from '@playwright/test';
import { read, root, TOPIC } from './site.ts';

export const COMPARE = `${TOPIC}compare/`;

interface Facts {
  criteria: { id: string; label: string; need?: { partly: 'counts' | 'fails' } }[];
  options: { title: string; answers: Record<string, { verdict: string }> }[];
}
const { criteria, options } = JSON.parse(read('facts.json')) as Facts;
/** How many options and needs the guide has now. */
export const OPTIONS = options.length;
export const NEEDS = criteria.length;
/** How many options meet a need. */
export function meeting(need: string): number {
  const counts = criteria.find(({ id }) => id === need)!.need?.partly === 'counts';
  const met = counts ? ['yes', 'partly'] : ['yes'];
  return options.filter(({ answers }) => met.includes(answers[need]!.verdict)).length;
}
/** Titles of the options that answer a need with this verdict. */
export const saying = (need: string, verdict: string): string[] =>
  options.filter(({ answers }) => answers[need]!.verdict === verdict).map(({ title }) => title);
/** Labels of the needs to which two options, given by their titles, answer with different verdicts. */
export const differingNeeds = (...titles: [string, string]): string[] => {
  const [one, other] = titles.map((title) => options.find((option) => option.title === title)!.answers);
  return criteria.filter(({ id }) => one![id]!.verdict !== other![id]!.verdict).map(({ label }) => label);
};
export const ALL_SHOWN = `${OPTIONS} of ${OPTIONS} options, ${NEEDS} of ${NEEDS} needs`;
/** @param view what stands behind the page's path: a view with its question mark, a fragment */
export async function open(page: Page, view = ''): Promise<void> {
  await page.goto(root() + COMPARE + view);
  // Shown once what filters has come.
  await expect(page.locator(':root[data-view]')).toHaveCount(0);
}
/** What filters comes when the reader turns to it; only then can nothing be reset. */
export async function turnTo(page: Page): Promise<void> {
  await page.locator('.ask-table').hover();
  await expect(page.getByRole('button', { name: 'Reset' })).toBeDisabled();
}
export const chip = (page: Page, words: string) => page.locator('.chip', { hasText: words });
/** Names of the columns and rows that show. */
export const columns = (page: Page) => page.locator('.tbl thead th[id]:visible > a').allTextContents();
export const rows = (page: Page) =>
  page.locator('.tbl tbody th[scope=row]:visible summary').allTextContents();
/** Names of the options that are left, the best first. */
export const ranked = (page: Page) => page.locator('.result ol a').allTextContents();
export const shown = (page: Page) => page.locator('.shown');
/** The address follows once the table is painted. */
export const expectView = (page: Page, search: string) =>
  expect.poll(() => new URL(page.url()).search).toBe(search);
