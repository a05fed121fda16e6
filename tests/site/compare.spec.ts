/** The comparison: filtered, arranged and linked. */
import { expect, test } from '@playwright/test';
import {
  ALL_SHOWN,
  chip,
  columns,
  COMPARE,
  expectView,
  meeting,
  NEEDS,
  open,
  OPTIONS,
  rows,
  saying,
  shown,
  violations,
} from './comparison.ts';
import { root, TOPIC, watch, watchShifts } from './site.ts';

test('needs narrow the table, say what fell out and why, and live in the address', async ({ page }) => {
  const faults = await watch(page);
  await open(page);
  await expect(shown(page)).toHaveText(ALL_SHOWN);
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
  expect(await columns(page)).toHaveLength(OPTIONS);
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
  const options = page.getByRole('group', { name: 'Options' });
  await expect(options.getByLabel('VPN in the job')).toBeChecked();
  await options.getByLabel('Mesh VPN').check();
  await page.keyboard.press('Escape');
  await expect(options.getByLabel('Mesh VPN')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Options' })).toBeFocused();
  expect(await columns(page)).toEqual(['VPN in the job', 'Mesh VPN']);
  await expect(page.locator('.tbl td:visible details:not([open])')).toHaveCount(0);
  await chip(page, 'Only what differs').click();
  await expect(shown(page)).toHaveText(new RegExp(`^2 of ${OPTIONS} options, \\d+ of ${NEEDS} needs$`));
  expect((await rows(page)).length).toBeLessThan(NEEDS);
  await page.getByRole('button', { name: 'Groups' }).click();
  await page.getByLabel('Executors and platforms').check();
  expect(await rows(page)).toContain('Docker executor');
  expect(await rows(page)).not.toContain('No inbound rule');
  expect(await violations(page)).toEqual([]);
});

test('rows and columns swap, options sort by a need, and text is found', async ({ page }) => {
  await open(page);
  await page.getByLabel('Sort by').selectOption({ label: 'Remote Docker' });
  const met = saying('remote-docker');
  expect((await columns(page)).slice(0, met.length).sort()).toEqual(met.sort());
  await chip(page, 'Swap rows').click();
  expect(await rows(page)).toHaveLength(OPTIONS);
  await expect(page.locator('.tbl th[scope=col]#docker')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Find' }).fill('UDP');
  expect((await columns(page)).length).toBeLessThan(NEEDS);
  await expectView(page, '?sort=remote-docker&find=UDP&swap');
  await page.getByRole('searchbox', { name: 'Find' }).fill('<img src=x onerror=alert(1)>');
  await expect(page.locator('.nothing')).toContainText('mentions “<img src=x onerror=alert(1)>”');
  await page.getByRole('button', { name: 'Clear the text' }).click();
  await chip(page, 'Swap rows').click();
  expect(await rows(page)).toHaveLength(NEEDS);
});

test('a press shows all that is in sight at once, and nothing in sight changes right after', async ({
  page,
}) => {
  await open(page);
  await expect(page.locator('[data-choices=option] input')).toHaveCount(OPTIONS);
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
  expect(await columns(page)).toHaveLength(OPTIONS);
});

test('where the address cannot follow, the way back starts over, the needs too', async ({ page }) => {
  await page.addInitScript(() => {
    history.pushState = () => {
      throw new DOMException('as on a page from disk', 'SecurityError');
    };
  });
  await open(page);
  await chip(page, 'Docker executor').click();
  await expect(shown(page)).toHaveText(new RegExp(`^${meeting('docker')} of ${OPTIONS}`));
  await page.goto(root() + TOPIC);
  await page.goBack();
  await expect(page.locator('[data-choices=option] input')).toHaveCount(OPTIONS);
  await expect(chip(page, 'Docker executor').getByRole('checkbox')).not.toBeChecked();
  expect(await columns(page)).toHaveLength(OPTIONS);
});

test('presses faster than a frame are one entry in the history', async ({ page }) => {
  await open(page);
  await expect(page.locator('[data-choices=option] input')).toHaveCount(OPTIONS);
  await page.evaluate(() => {
    for (const need of ['docker', 'free-plan'])
      document.querySelector<HTMLInputElement>(`[name=need][value=${need}]`)!.click();
  });
  await expectView(page, '?need=docker,free-plan');
  await page.goBack();
  expect(await columns(page)).toHaveLength(OPTIONS);
});

test('typing is one entry in the history', async ({ page }) => {
  await open(page);
  const find = page.getByRole('searchbox', { name: 'Find' });
  await find.press('Space');
  await find.pressSequentially('oidc');
  await expectView(page, '?find=oidc');
  await page.goBack();
  await expect(find).toHaveValue('');
  await expect(shown(page)).toHaveText(ALL_SHOWN);
});

test('a row, a column and an answer have addresses', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#docker');
  await expect(page.locator('th#docker')).toBeInViewport();
  await open(page, '?swap#docker');
  await expect(page.locator('th#docker')).toBeInViewport();
  await open(page, '?swap&cell=vpn.nonsense#docker');
  await expect(page.locator('th#docker')).toBeInViewport();
  await open(page, '#docker');
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
  await expect(shown(page)).toHaveText(new RegExp(`^${OPTIONS} of ${OPTIONS}`));
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
    expect(await page.locator('main script:not([src])').count()).toBe(0);
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

test('each option leads to the table with itself chosen', async ({ page }) => {
  await page.goto(`${root()}${TOPIC}mesh-vpn/`);
  await page.getByRole('link', { name: 'Compare Mesh VPN with…' }).click();
  await expect.poll(() => columns(page)).toEqual(['Mesh VPN']);
  await expect(page.getByRole('checkbox', { name: 'VPN in the job' })).toBeVisible();
});
