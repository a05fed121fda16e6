/** Addresses of the comparison: what stands in them, the history, and what strangers write there. */
import { expect, test } from '@playwright/test';
import {
  ALL_SHOWN,
  chip,
  columns,
  COMPARE,
  expectView,
  meeting,
  open,
  OPTIONS,
  shown,
  turnTo,
} from './comparison.ts';
import { root, TOPIC, watchShifts } from './site.ts';

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
  await expect(chip(page, 'Docker executor').getByRole('checkbox')).not.toBeChecked();
  expect(await columns(page)).toHaveLength(OPTIONS);
});

test('presses faster than a frame are one entry in the history', async ({ page }) => {
  await open(page);
  await turnTo(page);
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
  await page.getByRole('button', { name: 'Rows' }).click();
  const find = page.getByRole('searchbox', { name: 'Filter rows' });
  await find.press('Space');
  await find.pressSequentially('oidc');
  await expectView(page, '?find=oidc');
  await page.goBack();
  await expect(find).toHaveValue('');
  await expect(shown(page)).toHaveText(ALL_SHOWN);
});

test('a row, a column and an answer have addresses, those of earlier versions too', async ({ page }) => {
  for (const view of ['#docker', '?swap#docker', '?sort=macos&swap&cell=vpn.nonsense#docker']) {
    await open(page, view);
    await expect(page.locator('th#docker')).toBeInViewport();
    await expect(shown(page)).toHaveText(ALL_SHOWN);
  }
  await open(page, '?option=vpn,mesh-vpn&swap#mesh-vpn');
  expect(await columns(page)).toEqual(['VPN in the job', 'Mesh VPN']);
  await open(page);
  const cell = page.locator('#docker ~ td').nth(1);
  await cell.locator('summary').click();
  await cell.getByRole('link', { name: 'Link to this answer' }).click();
  await expect(page).toHaveURL(`${root()}${COMPARE}?cell=vpn.docker#docker`);
  await expect(cell.locator('details')).toHaveAttribute('open', '');
  await expect(cell.locator('summary')).toBeFocused();
  await expect(cell).toBeInViewport();
});

test('the address wins over the last filters, which are only offered', async ({ page }) => {
  await open(page);
  const restore = page.getByRole('button', { name: 'Restore previous filters' });
  await expect(restore).toBeHidden();
  await chip(page, 'Free plan').click();
  await expectView(page, '?need=free-plan');
  await open(page);
  await expect(shown(page)).toHaveText(ALL_SHOWN);
  await restore.click();
  await expectView(page, '?need=free-plan');
  await open(page, '?need=macos');
  await expect(chip(page, 'macOS').locator('input')).toBeChecked();
  await expect(chip(page, 'Free plan').locator('input')).not.toBeChecked();
});

test('nothing jumps: an address with a view is shown at once', async ({ page }) => {
  const moved = await watchShifts(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of ['', '?need=docker,free-plan&differ', '?option=vpn,mesh-vpn', '?find=udp']) {
      await open(page, view);
      await expect(shown(page)).toBeVisible();
      await page.locator('.ask-table').hover();
      await expect(page.locator('[type=reset]')).toHaveJSProperty('disabled', !view);
      expect(await moved(), `${width} ${view}`).toEqual([]);
    }
    await page.evaluate(() => localStorage.clear());
  }
});

test('each option leads to the table with itself chosen', async ({ page }) => {
  await page.goto(`${root()}${TOPIC}mesh-vpn/`);
  await page.getByRole('link', { name: 'Compare Mesh VPN with…' }).click();
  await expect.poll(() => columns(page)).toEqual(['Mesh VPN']);
  await expect(page.getByRole('checkbox', { name: 'VPN in the job' })).toBeVisible();
});
