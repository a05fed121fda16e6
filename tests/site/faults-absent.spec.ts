/** Browsers without a part that the guide uses: nothing breaks, and no control shows that cannot work. */
import { expect, test } from '@playwright/test';
import { pairs } from '../../src/lib/testing/thorough.ts';
import { tally } from '../tally.ts';
import { deadControls } from './faults.ts';
import { KINDS, OPTION, root } from './site.ts';

/** Parts of the browser that may be absent. */
const ABSENT: Record<string, () => void> = {
  IntersectionObserver: () => Reflect.deleteProperty(globalThis, 'IntersectionObserver'),
  matchMedia: () => Reflect.deleteProperty(globalThis, 'matchMedia'),
  dialog: () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal'),
  popover: () => Reflect.deleteProperty(HTMLElement.prototype, 'showPopover'),
  requestIdleCallback: () => Reflect.deleteProperty(globalThis, 'requestIdleCallback'),
  CompressionStream: () => {
    Reflect.deleteProperty(globalThis, 'CompressionStream');
    Reflect.deleteProperty(globalThis, 'DecompressionStream');
  },
  clipboard: () => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
  history: () => {
    History.prototype.pushState = History.prototype.replaceState = () => {
      throw new DOMException('too often', 'SecurityError');
    };
  },
};

const MISSED = Map.groupBy(pairs(Object.keys(ABSENT), Object.entries(KINDS), 4), ([name]) => name);

for (const [name, remove] of Object.entries(ABSENT))
  test(`without ${name} nothing breaks`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(remove);
    for (const [, [, path]] of MISSED.get(name)!) {
      await page.goto(root() + path, { waitUntil: 'load' });
      await expect.poll(() => deadControls(page)).toEqual([]);
    }
    await page.goto(root() + OPTION, { waitUntil: 'load' });
    const copy = page.locator('figure.code .cap > div > copy-button').last();
    await copy.getByRole('button').click();
    await expect(copy.getByRole('status')).toHaveText(/^(Copied|Selected)/);
    await page.locator('search-button button').click();
    await page.locator('.finder input:visible, #query').first().fill('docker');
    await expect(page.locator('.found a').first()).toBeVisible();
    expect(errors).toEqual([]);
    for (const [, [kind]] of MISSED.get(name)!)
      tally('fault', 'a part of the browser that is absent', `${kind}: ${name}`);
  });
