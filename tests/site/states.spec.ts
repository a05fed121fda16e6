/**
 * The accessibility engine on everything that opens, fills or fails on a page, wide and narrow, in both schemes. States are
 * opened one after the other on one page, and the engine looks at what has changed.
 */
import { expect, test, type Page } from '@playwright/test';
import { thorough } from '../../src/lib/testing/thorough.ts';
import { tally } from '../tally.ts';
import { SCHEMES, violations } from './accessible.ts';
import { OPTION, TOPIC, root } from './site.ts';

interface State {
  /** What is looked at. */
  part: string;
  open(page: Page): Promise<unknown>;
  /** The one width at which the state exists. */
  at?: number;
}

const press = (selector: string) => (page: Page) => page.locator(selector).first().click();
const popover = (id: string, at?: number): State => ({
  part: `#${id}`,
  open: press(`[popovertarget=${id}]`),
  at,
});
const shows = (page: Page, selector: string) =>
  expect(page.locator(selector).first()).toBeVisible({ timeout: 20_000 });

const PAGES: Record<string, Record<string, State>> = {
  [OPTION]: {
    'menu of the guide': popover('side', 360),
    'contents of the page': popover('toc', 360),
    'menu of the page': popover('page-menu'),
    'bubble of a heading': { part: '.pop:popover-open', open: press('.prose h2 a.self') },
    'menu of a figure': { part: 'figure.fig .menu', open: press('figure.fig .menu > summary') },
    'full size': {
      part: 'dialog[open]',
      open: async (page) => {
        await press('figure.fig .menu > summary')(page);
        await page.getByRole('button', { name: 'Full size' }).first().click();
      },
    },
    'somebody asked about': { part: 'figure.fig', open: press('who-reaches li button') },
    'something gone wrong': {
      part: 'figure.fig',
      open: (page) => page.locator('.what-if input').nth(1).check({ force: true }),
    },
    'values, used and refused': {
      part: 'your-values',
      open: async (page) => {
        await page.locator('your-values summary').click();
        await page.locator('your-values input').nth(0).fill('acme');
        await page.locator('your-values input').nth(1).fill('!');
        await page.locator('your-values input').nth(1).blur();
        await shows(page, 'your-values [aria-invalid]');
      },
    },
    'every disclosure': {
      part: 'main',
      open: (page) =>
        page.evaluate(() => {
          for (const one of document.querySelectorAll<HTMLDetailsElement>('main details')) one.open = true;
        }),
    },
    'results of a search': {
      part: 'dialog.finder',
      open: async (page) => {
        await page.locator('search-button button').click();
        await page.locator('.finder input').first().fill('docker');
        await shows(page, '.finder .found a');
      },
    },
  },
  [`${TOPIC}compare/`]: {
    options: popover('choose-options'),
    rows: popover('choose-rows'),
    export: popover('export'),
    'an answer': {
      part: '.tbl',
      open: async (page) => {
        const answer = page.locator('#docker ~ td summary').first();
        if (!(await answer.isVisible())) await page.locator('#docker summary').click();
        await answer.click();
      },
    },
    'needs that an option fails': {
      part: 'comparison-view',
      open: async (page) => {
        for (const need of ['docker', 'no-inbound']) await page.locator(`.chip:has([value=${need}])`).click();
        await shows(page, '.result');
      },
    },
  },
  [`${TOPIC}choose/?connect=yes&leave=yes&inside=kubernetes&executor=docker&forks=no`]: {
    'a choice': { part: 'main', open: (page) => shows(page, 'option-chooser .result h2') },
  },
  [`${TOPIC}troubleshooting/`]: {
    'a line that is known': {
      part: 'find-error',
      open: async (page) => {
        await page.locator('find-error textarea').fill('dial tcp 10.0.0.5:5432: i/o timeout');
        await shows(page, 'find-error a');
      },
    },
  },
  [`${TOPIC}read/`]: {
    findings: {
      part: 'main',
      open: async (page) => {
        await page.getByRole('button', { name: 'Try an example' }).click();
        await shows(page, '.rd-pictures figure');
      },
    },
  },
  'search/': {
    'nothing found': {
      part: 'main',
      open: async (page) => {
        await page.locator('guide-search input').fill('qqzzxx');
        await expect(page.locator('guide-search [role=status]')).toHaveText('Nothing found', {
          timeout: 20_000,
        });
      },
    },
  },
  'editor/': {
    'a mistake': {
      part: 'main',
      open: async (page) => {
        await shows(page, 'diagram-editor .draw svg:visible');
        await page.locator('#ed-source').fill('flowchart LR\na -->');
        await shows(page, '#ed-source[aria-invalid=true]');
      },
    },
  },
};

const HOW = thorough ? 'in both schemes' : 'in one scheme wide and the other narrow';

for (const [path, states] of Object.entries(PAGES))
  for (const [shift, width] of [1280, 360].entries())
    test(`/${path} at ${width} px is accessible in every state: ${Object.keys(states).join('; ')}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 1200 });
      await page.goto(root() + path, { waitUntil: 'load' });
      for (const [turn, [name, { part, open, at }]] of Object.entries(states).entries()) {
        if (at !== undefined && at !== width) continue;
        await test.step(name, async () => {
          await open(page);
          await expect(page.locator(part).first()).toBeVisible();
          for (const colorScheme of thorough ? SCHEMES : [SCHEMES[(turn + shift) % 2]!]) {
            await page.emulateMedia({ colorScheme });
            expect.soft(await violations(page, part), `${name}, ${colorScheme}`).toEqual([]);
          }
          await page.keyboard.press('Escape');
          tally('check', `accessible (axe) in opened states, ${HOW}`, `${path} ${name} ${width}`);
        });
      }
    });
