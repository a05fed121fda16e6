/**
 * What holds for everyone, on every kind of page: targets that a thumb hits, text that can be read in figures, room for
 * readers who space text out, one order of headings, and one order for eyes and keyboard.
 */
import { expect, test, type Page } from '@playwright/test';
import { tally } from '../tally.ts';
import { KINDS, root } from './site.ts';

const WIDTHS = [1280, 360];

/** Opens a page at a width. */
async function open(page: Page, path: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 1200 });
  await page.goto(root() + path, { waitUntil: 'load' });
}

/** Targets below 24 px that do not stand in a sentence (WCAG 2.5.8). */
const small = (page: Page) =>
  page.evaluate(() => {
    const inSentence = (element: Element) => {
      if (getComputedStyle(element).display !== 'inline') return false;
      let block = element.parentElement!;
      while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement!;
      const words = [...block.childNodes].filter((node) => !node.contains(element));
      return words.some((node) => node.textContent!.trim());
    };
    return [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.right > 0 && box.bottom > 0)
      .filter(({ element, box }) => Math.min(box.width, box.height) < 23.9 && !inSentence(element))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 100)} ${box.width} × ${box.height}`);
  });

/** Sizes of figures' letters as displayed, where they are below 11 px. */
const tiny = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGTextElement>('svg text')]
      .filter((text) => text.checkVisibility() && text.getBoundingClientRect().width > 0)
      .map((text) => {
        const { a, b } = text.getScreenCTM()!;
        return {
          text: text.textContent,
          size: parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b),
        };
      })
      .filter(({ size }) => size < 10.9),
  );

/** What is cut, or makes the page scroll sideways, once its reader spaces the text as WCAG 1.4.12 lets them. */
const cut = (page: Page) =>
  page.evaluate(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        'p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets.push(sheet);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const hidden = [...document.querySelectorAll('body *')].filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return (
        element.checkVisibility() &&
        // What screen readers alone are given has no room at all.
        element.getBoundingClientRect().width > 1 &&
        !element.closest('svg') &&
        element.textContent.trim() &&
        ((/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1))
      );
    });
    const root = document.documentElement;
    return [
      ...hidden.map((element) => element.outerHTML.slice(0, 100)),
      ...(root.scrollWidth > root.clientWidth ? [`scrolls sideways: ${root.scrollWidth}`] : []),
    ];
  });

/** Headings that skip a level, or stand in front of the title. */
const outOfOrder = (page: Page) =>
  page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) =>
      heading.checkVisibility(),
    );
    const level = (heading: Element | undefined) => Number(heading?.localName[1] ?? 0);
    return headings
      .filter((heading, at) => level(heading) > level(headings[at - 1]) + 1)
      .map((heading) => heading.outerHTML.slice(0, 100));
  });

for (const [kind, path] of Object.entries(KINDS))
  for (const width of WIDTHS)
    test(`${kind} at ${width} px: targets, letters, headings, and room for spaced text`, async ({ page }) => {
      await open(page, path, width);
      expect(await outOfOrder(page)).toEqual([]);
      expect(await tiny(page)).toEqual([]);
      await expect.poll(() => small(page)).toEqual([]);
      expect(await cut(page)).toEqual([]);
      tally('check', `targets, letters, headings, spaced text at ${width} px (kinds)`, path);
    });

for (const [kind, path] of Object.entries(KINDS))
  test(`${kind} on a phone: the keyboard goes down the page, and rows keep their heads`, async ({ page }) => {
    await open(page, path, 360);
    const jumps = await page.evaluate(() => {
      const stops = [...document.querySelectorAll('main :is(a[href], button, summary, input, select)')]
        // The arrow keys go through radio buttons.
        .filter((stop) => !stop.matches('[type=radio]'))
        .filter((stop) => stop.checkVisibility({ visibilityProperty: true }) && !stop.closest('svg, .pop'))
        .map((stop) => ({ stop, top: stop.getBoundingClientRect().top }));
      // What stands in one line may have its parts at different heights.
      return stops
        .filter(
          ({ top }, at) =>
            at > 0 && Math.abs(top - stops[at - 1]!.top) > 1200 - 400 && top < stops[at - 1]!.top,
        )
        .map(({ stop }) => stop.outerHTML.slice(0, 100));
    });
    expect(jumps).toEqual([]);
    const heads = page.locator('main table tbody th[scope=row]');
    const lost = await heads.evaluateAll((all) =>
      all
        .filter((head) => head.closest('tbody')!.checkVisibility() && !head.closest('tr')!.hidden)
        .filter((head) => !head.checkVisibility())
        .map((head) => head.textContent),
    );
    expect(lost).toEqual([]);
    tally('check', 'order of the keyboard and heads of rows on a phone (kinds)', path);
  });

test('every answer of the comparison has its verdict in its name, on the screen or not', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${root()}private-connectivity/compare/`, { waitUntil: 'load' });
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  type Node = (typeof nodes)[number];
  const words = (node: Node): string =>
    node.role?.value === 'StaticText'
      ? String(node.name?.value)
      : (node.childIds ?? []).map((id) => (byId.has(id) ? words(byId.get(id)!) : '')).join('');
  const answers = nodes.filter(
    ({ role, ignored }) => !ignored && /^(?:grid)?cell$/.test(String(role?.value)),
  );
  expect(answers).toHaveLength(await page.locator('.tbl tbody td').count());
  expect(answers.map(words).filter((said) => !/^(?:Yes|Partly|No|Unconfirmed): ./.test(said))).toEqual([]);
});
