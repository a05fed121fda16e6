/** The feed, as its readers take it: by a parser of XML, which Node does not have. */
import { expect, test } from '@playwright/test';
import { read } from './site.ts';

test('the feed is well-formed and new entries come first', async ({ page }) => {
  const text = read('feed.xml');
  const feed = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return {
      error: parsed.querySelector('parsererror')?.textContent,
      ids: [...parsed.querySelectorAll('entry > id')].map((el) => el.textContent ?? ''),
      dates: [...parsed.querySelectorAll('entry > updated')].map((el) => el.textContent ?? ''),
    };
  }, text);
  expect(feed.error).toBeUndefined();
  expect(new Set(feed.ids).size).toBe(feed.ids.length);
  expect(feed.dates).toEqual(feed.dates.toSorted().reverse());
});
