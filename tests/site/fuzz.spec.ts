/**
 * Whatever a stranger, another version of the guide, or a cat on the keyboard puts in: no exception, no violation of the
 * policy, no other origin. Seeded, so that a case can be run again: `FUZZ_SEED=7 npx playwright test fuzz`. Each input gets 200
 * cases, and 2,000 in a thorough run.
 */
import { expect, test, type Page } from '@playwright/test';
import { random } from '../../src/lib/testing/random.ts';
import { cases } from '../../src/lib/testing/thorough.ts';
import { tally } from '../tally.ts';
import { OPTION, root, watch } from './site.ts';

const CASES = cases(200, 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261127);

const PIECES = [
  ...'%&#?=/\\.:;,\'"<>[]{}()*+|^$~`@! \t\u0000\u202e\ufffe',
  ...[
    '%zz',
    '%',
    '%2',
    '%00',
    '%ff%fe',
    '%C3%28',
    '//127.0.0.1:4999/',
    '/../',
    '..%2f',
    'javascript:alert(1)',
  ],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{x}}', '${x}', 'data:text/html,<b>'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    '-1',
    '1e999',
    '0',
    'true',
    '[]',
    '{}',
  ],
  ...[
    'docker',
    'vpn',
    'need',
    'customer-b',
    'sources',
    'fig-who-reaches-what',
    'YOUR_NAMESPACE',
    'dark',
    'light',
  ],
  ...['日本語', 'שלום', '🧪', 'é', '\ud800', 'a'.repeat(300), '1fAAAA', '1f', '\n', '\r\n'],
];

type Next = () => string;
function texts(seed: number): Next {
  const next = random(seed);
  return () =>
    Array.from(
      { length: 1 + Math.floor(next() * 8) },
      () => PIECES[Math.floor(next() * PIECES.length)]!,
    ).join('');
}

/**
 * Runs the cases, and says which one broke something.
 * @param step how many cases one call takes
 */
async function fuzz(
  page: Page,
  name: string,
  one: (text: string, at: number) => Promise<unknown>,
  step = 1,
): Promise<void> {
  const faults = await watch(page);
  const text = texts([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), SEED) | 0);
  for (let at = 0; at < CASES; at += step) {
    const input = text();
    const made = await one(input, at);
    // A path that leads nowhere is answered with 404, and says so on the console.
    const bad = faults.filter((fault) => !/^404: |Failed to load resource/.test(fault));
    expect(bad, `case ${at} of ${name}, seed ${SEED}: ${JSON.stringify(made ?? input)}`).toEqual([]);
    faults.length = 0;
  }
  for (const input of name.split(/, | and /)) tally('cases', input, CASES);
}

const PAGES = [
  OPTION,
  'private-connectivity/compare/',
  'private-connectivity/choose/',
  'search/',
  'editor/',
  '',
];
const pageOf = (at: number) => PAGES[at % PAGES.length]!;
/** An address may not hold half a character. */
const whole = (text: string) => text.toWellFormed();

test('path', async ({ page }) => {
  test.slow();
  await fuzz(page, 'path', async (text) => {
    const path = whole(text).replace(/[#?\s\\]/g, '');
    // Two slashes at the start are a path here, and would be a host in a link.
    await page.goto(`${root().slice(0, -1)}//${path}/x/`, { waitUntil: 'load' });
    expect(new URL(page.url()).origin).toBe(new URL(root()).origin);
  });
});

/** How many cases of each input one page load takes: what breaks alone breaks in company, and the message has all. */
const AT_ONCE = 4;

test('query, fragment and storage', async ({ page }) => {
  test.slow();
  const asked = [
    'need',
    'option',
    'show',
    'find',
    'actor',
    'q',
    'figure',
    'cell',
    'theme',
    'if',
    'since',
    'connect',
  ];
  const keys = ['scheme', 'variants', 'values', 'searches', 'slash', 'compare', 'drawing:'];
  const query = texts(SEED + 3);
  const fragment = texts(SEED + 2);
  const some = (next: Next) => Array.from({ length: AT_ONCE }, next);
  await page.goto(root());
  await fuzz(
    page,
    'query, fragment and storage',
    async (_, at) => {
      const path = pageOf(at / AT_ONCE);
      const kept = some(texts(SEED + 1 + at));
      const shapes = [
        kept[0]!,
        JSON.stringify(kept[1]),
        JSON.stringify([kept[2], 1, null]),
        JSON.stringify({ [kept[3]!]: kept[3] }),
        '{',
      ];
      const stored = keys.map((key, index) => [key, shapes[(index + at) % shapes.length]!] as const);
      await page.evaluate((pairs) => {
        for (const [key, value] of pairs) localStorage.setItem(key, value);
      }, stored);
      const queries = some(query).map(
        (text, index) => `${asked[(at + index) % asked.length]}=${whole(text).replaceAll('#', '')}`,
      );
      const hashes = some(fragment).map(whole);
      await page.goto(`${root()}${path}?${queries.join('&')}#${hashes[0]}`, { waitUntil: 'load' });
      for (const hash of hashes) await page.evaluate((next) => (location.hash = next), `${hash}%`);
      return { path, queries, hashes, stored };
    },
    AT_ONCE,
  );
});

test('stored values longer than their field are dropped', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('values', JSON.stringify({ YOUR_NAMESPACE: 'a'.repeat(201) }));
    localStorage.setItem('searches', JSON.stringify(['b'.repeat(201), 'bastion']));
  });
  await page.goto(`${root()}private-connectivity/container-runner/`, { waitUntil: 'load' });
  await expect(page.locator('body')).not.toContainText('aaaaaaaaaaaaaaaaaaaa');
  await page.locator('search-button button').click();
  await expect(page.locator('[data-again]')).toHaveText(['bastion']);
});

/** Fields of a page that take what is typed. */
const FIELDS: Record<string, { path: string; open?: (page: Page) => Promise<void>; field: string }> = {
  'typed values': {
    path: 'private-connectivity/container-runner/',
    open: (page) => page.locator('your-values summary').click(),
    field: 'your-values input',
  },
  search: {
    path: OPTION,
    open: (page) => page.locator('search-button button').click(),
    field: '.finder input[inputmode=search]',
  },
  find: {
    path: 'private-connectivity/compare/',
    open: (page) => page.locator('[popovertarget=choose-rows]').click(),
    field: 'input[name=find]',
  },
  costs: { path: 'private-connectivity/costs/', field: 'cost-calculator input' },
};

for (const [name, { path, open, field }] of Object.entries(FIELDS))
  test(name, async ({ page }) => {
    await page.goto(root() + path, { waitUntil: 'load' });
    await open?.(page);
    await expect(page.locator(field).first()).toBeVisible();
    await fuzz(page, name, (text, at) =>
      page.evaluate(
        ([selector, value, index]) => {
          const fields = [...document.querySelectorAll<HTMLInputElement>(selector)];
          const one = fields[index % fields.length]!;
          one.value = value;
          one.dispatchEvent(new Event('input', { bubbles: true }));
          one.dispatchEvent(new Event('change', { bubbles: true }));
        },
        [field, text, at] as [string, string, number],
      ),
    );
    await expect(page.locator('h1')).toBeVisible();
  });

test('frame messages', async ({ page }) => {
  const places = [`embed/${OPTION}fig-who-reaches-what/`, OPTION, 'editor/', 'private-connectivity/read/'];
  await fuzz(page, 'frame messages', async (text, at) => {
    // As a page around it would, and one that opened it.
    if (at % 50 === 0) await page.goto(root() + places[(at / 50) % places.length]!, { waitUntil: 'load' });
    await page.evaluate(async (data) => {
      const shaped = { source: 'circleci-field-guide', id: 'own', height: data, type: data, [data]: data };
      for (const message of [data, shaped, [data], JSON.stringify(shaped)]) window.postMessage(message, '*');
      await new Promise((done) => setTimeout(done));
    }, text);
  });
  await expect(page.locator('main')).toBeVisible();
});

/** What fields of text a reader may paste into, by page; those of the editor have tests of their own. */
const PASTED: Record<string, (page: Page) => Promise<unknown>> = {
  'private-connectivity/costs/': async () => {},
  'private-connectivity/troubleshooting/': async () => {},
  'private-connectivity/read/': async () => {},
  'search/': async () => {},
  'private-connectivity/container-runner/': (page) => page.locator('your-values summary').click(),
  'private-connectivity/compare/': (page) => page.locator('[popovertarget=choose-rows]').click(),
  [OPTION]: (page) => page.locator('search-button button').click(),
};

test('no field takes a megabyte: what is pasted is bounded before any work', async ({ page }) => {
  for (const [path, open] of Object.entries(PASTED)) {
    await page.goto(root() + path, { waitUntil: 'load' });
    await open(page);
    const fields = page.locator('input:not([type]), input[type=text], input[type=search], textarea');
    const shown = fields.filter({ visible: true });
    await expect(shown.first(), path).toBeVisible();
    // Blanks between two letters are what patterns that are not bounded take longest for.
    await page.evaluate(() => navigator.clipboard.writeText(`a${' '.repeat(1_050_000)}b`));
    for (const field of await shown.all()) {
      await field.press('ControlOrMeta+a');
      await field.press('ControlOrMeta+v');
      expect((await field.inputValue()).length, `${path} ${await field.getAttribute('name')}`).toBeLessThan(
        20_000,
      );
    }
    await expect(page.locator('h1')).toBeVisible();
  }
  // Every page of this browser shares one clipboard.
  await page.evaluate(() => navigator.clipboard.writeText(''));
});
