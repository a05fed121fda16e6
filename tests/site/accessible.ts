/** The accessibility engine, run in the page itself: its Playwright wrapper takes four times as long for the same rules. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

export const SCHEMES = ['light', 'dark'] as const;
const ENGINE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/**
 * What the engine finds wrong as the page looks now, target sizes included (a rule that is off unless asked for).
 * @param part selector of what is looked at; the whole page unless told
 * @returns `rule: elements`, one for each rule that is broken
 */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(ENGINE);
  return page.evaluate(async (selector) => {
    const engine = (globalThis as unknown as { axe: typeof axe }).axe;
    const found = await engine.run(selector, {
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    });
    return found.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html)
          .join('\n')}`,
    );
  }, part);
}
