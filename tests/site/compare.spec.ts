/** The comparison: as it is read, filtered, arranged, linked, copied and printed. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { root, watch, watchShifts } from './site.ts';

const COMPARE = 'private-connectivity/compare/';
const open = (page: Page, view = '') => page.goto(root() + COMPARE + view);
const chip = (page: Page, words: string) => page.locator('.chip', { hasText: words });
const columns = (page: Page) => page.locator('.tbl thead th[id]:visible > a:first-child').allTextContents();
const rows = (page: Page) =>
  page.locator('.tbl tbody th[scope=row]:visible > a:first-child').allTextContents();
const shown = (page: Page) => page.locator('.shown');
/** The address follows once the table is painted. */
const expectView = (page: Page, search: string) => expect.poll(() => new URL(page.url()).search).toBe(search);

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`);
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the table is whole, its cells open in place, and nothing dead shows', async ({ page }) => {
    await open(page, '#docker');
    await expect(page.getByRole('columnheader')).toHaveCount(13);
    await expect(page.getByRole('region', { name: /Comparison table/ })).toBeVisible();
    await expect(page.locator('.ask-table')).toBeHidden();
    const cell = page.locator('.tbl td').first();
    await cell.locator('summary').click();
    await expect(cell.getByText(/^checked|checked 20/)).toBeVisible();
  });

  test('an address with a view still shows the table', async ({ page }) => {
    await open(page, '?need=docker');
    await expect(page.locator('.tbl')).toBeVisible();
  });
});

test('needs narrow the table, say what fell out and why, and live in the address', async ({ page }) => {
  const faults = await watch(page);
  await open(page);
  await expect(shown(page)).toHaveText('12 of 12 options, 30 of 30 needs');
  const before = Number(
    await chip(page, 'Free plan')
      .locator('b')
      .innerText()
      .then((text) => text.split(/\s/)[0]),
  );
  await chip(page, 'Free plan').click();
  expect(await columns(page)).toHaveLength(before);
  await expectView(page, '?need=free-plan');
  await chip(page, 'No stored secret').click();
  await expectView(page, '?need=no-stored-secret,free-plan');
  const left = page.locator('.left');
  await left.locator('summary').click();
  await expect(left.getByText(/^SSH bastion fails: No stored secret \(No: /)).toBeVisible();
  expect(await columns(page)).not.toContain('SSH bastion');

  const narrowed = await columns(page);
  await page.goBack();
  expect(await columns(page)).toHaveLength(before);
  await page.goForward();
  expect(await columns(page)).toEqual(narrowed);
  await page.reload();
  await expect(chip(page, 'Free plan').locator('input')).toBeChecked();
  expect(await columns(page)).toEqual(narrowed);
  await page.getByRole('button', { name: 'Show everything' }).click();
  expect(await columns(page)).toHaveLength(12);
  await expectView(page, '');
  // What is shown already is no new entry.
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.goBack();
  expect(await columns(page)).toEqual(narrowed);
  expect(faults).toEqual([]);
});

test('when nothing fits it names the need to give up, and one press gives it up', async ({ page }) => {
  await open(page, '?need=no-inbound,remote-docker,free-plan,databases');
  const nothing = page.locator('.nothing');
  await expect(nothing).toContainText(
    /No option meets all of this\. Give up “.+” first: \d+ options? would fit\./,
  );
  await expect(page.locator('.tbl')).toBeHidden();
  expect(await violations(page)).toEqual([]);
  await nothing.getByRole('button').click();
  await expect(page.locator('.tbl')).toBeVisible();
  expect((await columns(page)).length).toBeGreaterThan(0);
  await expect(page.locator('.tbl')).toBeFocused();
});

test('options stand side by side with their details open, and only what differs stays', async ({ page }) => {
  await open(page, '?option=vpn');
  const options = page.locator('.menu', { hasText: 'Options' }).first();
  await expect(options.getByLabel('VPN in the job')).toBeChecked();
  await options.getByLabel('Mesh VPN').check();
  await page.keyboard.press('Escape');
  await expect(options.getByLabel('Mesh VPN')).toBeHidden();
  await expect(options.locator('summary')).toBeFocused();
  expect(await columns(page)).toEqual(['VPN in the job', 'Mesh VPN']);
  await expect(page.locator('.tbl td:visible details:not([open])')).toHaveCount(0);
  await chip(page, 'Only what differs').click();
  await expect(shown(page)).toHaveText(/^2 of 12 options, \d\d of 30 needs$/);
  expect((await rows(page)).length).toBeLessThan(30);
  await page.locator('.menu', { hasText: 'Groups' }).locator('summary').click();
  await page.getByLabel('Executors and platforms').check();
  expect(await rows(page)).toContain('Docker executor');
  expect(await rows(page)).not.toContain('No inbound rule');
  expect(await violations(page)).toEqual([]);
});

test('rows and columns swap, options sort by a need, and text is found', async ({ page }) => {
  await open(page);
  await page.getByLabel('Sort by').selectOption({ label: 'Remote Docker' });
  expect((await columns(page)).slice(0, 2).sort()).toEqual(['CircleCI Server', 'Pull-based delivery']);
  await chip(page, 'Swap rows').click();
  expect(await rows(page)).toHaveLength(12);
  await expect(page.locator('.tbl th[scope=col]#docker')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Find' }).fill('UDP');
  expect((await columns(page)).length).toBeLessThan(30);
  await expectView(page, '?sort=remote-docker&find=UDP&swap');
  await page.getByRole('searchbox', { name: 'Find' }).fill('<img src=x onerror=alert(1)>');
  await expect(page.locator('.nothing')).toContainText('mentions “<img src=x onerror=alert(1)>”');
  await page.getByRole('button', { name: 'Clear the text' }).click();
  await chip(page, 'Swap rows').click();
  expect(await rows(page)).toHaveLength(30);
});

test('a press shows all that is in sight at once, and nothing in sight changes right after', async ({
  page,
}) => {
  await open(page);
  await expect(page.locator('[data-choices=option] input')).toHaveCount(12);
  const presses = ['need', 'sort', 'differ', 'swap', 'sort', 'swap', 'need'];
  for (const block of ['start', 'center'] as const)
    for (const [at, name] of presses.entries()) {
      const [first, settled] = await page.evaluate(
        async ([place, control, value]) => {
          const region = document.querySelector('.tbl')!;
          region.scrollIntoView({ block: place as ScrollLogicalPosition });
          /** What stands at points all over the part of the table that is in sight. */
          const look = () => {
            const { left, right, top, bottom } = region.getBoundingClientRect();
            const seen: string[] = [];
            for (let y = Math.max(0, top) + 4; y < Math.min(innerHeight, bottom); y += 16)
              for (let x = left + 4; x < right; x += 80) {
                const cell = document.elementFromPoint(x, y)!.closest('th, td');
                seen.push(`${Math.round(y)}: ${cell?.textContent ?? 'nothing'}`);
              }
            return seen;
          };
          // The first frame is held, so that it can be looked at.
          const { requestAnimationFrame: onFrame } = window;
          const held: FrameRequestCallback[] = [];
          window.requestAnimationFrame = (next) => held.push(next);
          const frames = async () => {
            for (let left = 3; left; left -= 1) await new Promise((next) => onFrame(next));
          };
          const input = document.querySelector<HTMLInputElement>(`.ask-table [name=${control}]`)!;
          if (control !== 'sort') input.click();
          else {
            input.value = value!;
            input.dispatchEvent(new Event('input', { bubbles: true }));
          }
          await frames();
          const atOnce = look();
          window.requestAnimationFrame = onFrame;
          for (const next of held) next(performance.now());
          while (region.querySelector('.late')) await new Promise((next) => onFrame(next));
          await frames();
          return [atOnce, look()];
        },
        [block, name, at % 2 ? 'no-inbound' : 'gpu'],
      );
      expect(first, `${name}, ${block}`).toEqual(settled);
    }
  expect(await columns(page)).toHaveLength(12);
});

test('where the address cannot follow, the way back starts over, the needs too', async ({ page }) => {
  await page.addInitScript(() => {
    history.pushState = () => {
      throw new DOMException('as on a page from disk', 'SecurityError');
    };
  });
  await open(page);
  await chip(page, 'Docker executor').click();
  await expect(shown(page)).toHaveText(/^10 of 12/);
  await page.goto(`${root()}private-connectivity/`);
  await page.goBack();
  await expect(page.locator('[data-choices=option] input')).toHaveCount(12);
  await expect(chip(page, 'Docker executor').getByRole('checkbox')).not.toBeChecked();
  expect(await columns(page)).toHaveLength(12);
});

test('typing is one entry in the history', async ({ page }) => {
  await open(page);
  const find = page.getByRole('searchbox', { name: 'Find' });
  await find.press('Space');
  await find.pressSequentially('oidc');
  await expectView(page, '?find=oidc');
  await page.goBack();
  await expect(find).toHaveValue('');
  await expect(shown(page)).toHaveText('12 of 12 options, 30 of 30 needs');
});

test('what is taken away is what is shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '?option=vpn,mesh-vpn&group=cost');
  const take = async (name: string) => {
    await page.locator('.menu', { hasText: 'Take away' }).locator('summary').click();
    await page.getByRole('button', { name }).click();
    await expect(page.locator('.said [role=status]')).toHaveText(/^Copied the/);
    await page.keyboard.press('Escape');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await take('Copy as Markdown')).toMatch(
    /^\| Need \| VPN in the job \| Mesh VPN \|\n\| --- \| --- \| --- \|\n\| Free plan \| Yes: /,
  );
  expect(await take('Copy as CSV')).toMatch(/^Need,VPN in the job,Mesh VPN\r\nFree plan,/);
  expect(await take('Copy link to this view')).toBe(page.url());
  await take('Copy for Confluence');
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType('text/html')).text();
  });
  expect(html).toContain('<th scope="col">VPN in the job</th>');
});

test('where copying is refused, the text stands ready to be copied by hand', async ({ page }) => {
  await open(page, '?option=vpn,mesh-vpn');
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
  );
  await page.locator('.menu', { hasText: 'Take away' }).locator('summary').click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.locator('.said textarea')).toHaveValue(/^\| Need \|/);
  await expect(page.locator('.said textarea')).toBeFocused();
});

test('a row, a column and an answer have addresses', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#docker');
  await expect(page.locator('th#docker')).toBeInViewport();
  const cell = page.locator('#docker ~ td').nth(1);
  await cell.locator('summary').click();
  await cell.getByRole('button', { name: 'Copy link to this answer' }).click();
  await expect(page.locator('.said [role=status]')).toHaveText('Copied the link.');
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toBe(`${root()}${COMPARE}?cell=vpn.docker#docker`);
  await page.goto(address);
  await expect(cell.locator('details')).toHaveAttribute('open', '');
  await expect(cell).toBeInViewport();
});

test('the address wins over the last view, which is only offered', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('button', { name: 'Last view' })).toBeHidden();
  await chip(page, 'Free plan').click();
  await open(page);
  await expect(shown(page)).toHaveText(/^12 of 12/);
  await page.getByRole('button', { name: 'Last view' }).click();
  await expectView(page, '?need=free-plan');
  await open(page, '?need=macos');
  await expect(chip(page, 'Free plan').locator('input')).not.toBeChecked();
});

for (const view of [
  '?need=%3Cscript%3Ealert(1)%3C/script%3E&option=__proto__&sort=constructor&find=%00&group=..%2F',
  '?%',
  '?cell=<img>.toString&need=%E0%A4%A',
  '?option=vpn&option=&need=,,,&differ=no&swap',
]) {
  test(`nothing breaks and nothing runs: ${view}`, async ({ page }) => {
    const faults = await watch(page);
    await open(page, view);
    await expect(page.locator('.tbl')).toBeVisible();
    expect(await page.locator('main script:not([src])').count()).toBe(1);
    expect(faults).toEqual([]);
  });
}

test('nothing jumps: an address with a view is shown at once', async ({ page }) => {
  const moved = await watchShifts(page);
  for (const view of ['', '?need=docker,free-plan&differ', '?option=vpn,mesh-vpn', '?swap&find=udp']) {
    await open(page, view);
    await expect(shown(page)).toBeVisible();
    expect(await moved(), view).toEqual([]);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('cards by option, the need beside each answer; swapped, cards by need', async ({ page }) => {
    await open(page, '?option=vpn,mesh-vpn&group=cost');
    const y = async (selector: string) => (await page.locator(selector).boundingBox())!.y;
    const first = page.locator('#free-plan ~ td:visible').first();
    const heading = (cell: Element) => getComputedStyle(cell, '::before').content;
    expect(await first.evaluate(heading)).toBe('"Free plan"');
    expect(await y('th#vpn')).toBeLessThan((await first.boundingBox())!.y);
    expect(await y('th#mesh-vpn')).toBeGreaterThan((await first.boundingBox())!.y);
    await chip(page, 'Swap rows').tap();
    await expect(page.locator('th#free-plan')).toBeVisible();
    await expect(page.locator('th#vpn')).toBeHidden();
    expect(await first.evaluate(heading)).toBe('"VPN in the job"');
    expect(await violations(page)).toEqual([]);
    await chip(page, 'Docker executor').tap();
    expect(await columns(page)).toEqual([]);
    await expect(shown(page)).toHaveText('1 of 12 options, 3 of 30 needs');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test('a card never mixes options, not for a frame', async ({ page }) => {
    await open(page);
    await expect(page.locator('[data-choices=option] input')).toHaveCount(12);
    const [atOnce, settled] = await page.evaluate(async () => {
      const sort = document.querySelector<HTMLSelectElement>('[name=sort]')!;
      sort.value = 'gpu';
      sort.dispatchEvent(new Event('input', { bubbles: true }));
      const card = () =>
        [...document.querySelectorAll('tbody tr')].map((row) => row.children[1]?.textContent);
      const before = card();
      for (let left = 3; left; left -= 1) await new Promise((next) => requestAnimationFrame(next));
      return [before, card()];
    });
    expect(atOnce).toEqual(settled);
  });
});

test('the keyboard reaches the table, scrolls it, and opens a cell', async ({ page }) => {
  await open(page);
  const region = page.getByRole('region', { name: /Comparison table/ });
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  const summary = page.locator('.tbl td summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.tbl td details').first()).toHaveAttribute('open', '');
});

test('printed, the table fits A4 landscape', async ({ page }) => {
  // A4 landscape less the usual margins of 1 cm, at 96 px an inch.
  await page.setViewportSize({ width: 1047, height: 718 });
  await page.emulateMedia({ media: 'print' });
  await open(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1047);
  const table = (await page.locator('.tbl table').boundingBox())!;
  expect(table.x + table.width).toBeLessThanOrEqual(1047);
  await expect(page.locator('.ask-table')).toBeHidden();
});

test('the data set downloads as it is described', async ({ request }) => {
  const json = (await (await request.get(`${root()}facts.json`)).json()) as {
    options: unknown[];
    $schema: string;
  };
  expect(json.options).toHaveLength(12);
  expect(json.$schema).toMatch(/\/facts\.schema\.json$/);
  expect(await (await request.get(`${root()}facts.csv`)).text()).toMatch(/^option,group,criterion/);
});

test('each option leads to the table with itself chosen', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/mesh-vpn/`);
  await page.getByRole('link', { name: 'Compare Mesh VPN with…' }).click();
  await expect.poll(() => columns(page)).toEqual(['Mesh VPN']);
  await expect(page.getByRole('checkbox', { name: 'VPN in the job' })).toBeVisible();
});
