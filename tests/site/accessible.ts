/** The accessibility engine, run in the page itself: its Playwright wrapper takes four times as long for the same rules. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const ENGINE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** The rules that ask for colors: only they can find another thing in the other scheme. */
const COLORS = ['color-contrast', 'link-in-text-block'];

/**
 * What the engine finds wrong in the light scheme, and what is wrong with the colors of the dark one.
 * @returns `scheme, rule: elements`
 */
export async function violationsInSchemes(page: Page, part?: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violations(page, part);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, part, COLORS);
  return [...light.map((found) => `light, ${found}`), ...dark.map((found) => `dark, ${found}`)];
}

/**
 * What the engine finds wrong as the page looks now, target sizes included (a rule that is off unless asked for).
 * @param part selector of what is looked at; the whole page unless told
 * @param only ids of the rules that are asked; all unless told
 * @returns `rule: elements`, one for each rule that is broken
 */
export async function violations(page: Page, part = 'html', only?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(ENGINE);
  return page.evaluate(
    async ([selector, rules]) => {
      const engine = (globalThis as unknown as { axe: typeof axe }).axe;
      const found = await engine.run(selector, {
        ...(rules ? { runOnly: rules } : { rules: { 'target-size': { enabled: true } } }),
        resultTypes: ['violations'],
      });
      return found.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html)
            .join('\n')}`,
      );
    },
    [part, only] as const,
  );
}
