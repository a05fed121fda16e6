/** Taking a link, a table, a frame or a page along. */
import { expect, test, type Page } from '@playwright/test';
import { nested, OPTION, read, refuseCopying, root, watch } from './site.ts';

/** What the clipboard holds, in both forms. */
const clipboard = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string) =>
      item!.types.includes(type) ? (await item!.getType(type)).text() : undefined;
    return { html: await text('text/html'), text: await text('text/plain') };
  });

/** The body of the issue that "Something wrong here?" would open. */
const issueOf = async (page: Page) => {
  const link = page.locator('.pop:popover-open').getByRole('link', { name: 'Something wrong here?' });
  const address = new URL((await link.getAttribute('href'))!);
  expect(address.pathname).toMatch(/\/issues\/new$/);
  return `${address.searchParams.get('title')}\n${address.searchParams.get('body')}`;
};

/** Copying takes a moment: it is done when the bubble says so. */
const expectCopied = (page: Page, what: string) =>
  expect(page.locator('.pop:popover-open', { hasText: 'Copied' })).toContainText(`Copied: ${what}`);

test('what looks wrong is told with its place, its words, and its sources with their dates', async ({
  page,
}) => {
  await page.goto(root() + OPTION);
  await page.getByRole('link', { name: 'What it costs' }).first().click();
  const section = await issueOf(page);
  expect(section).toMatch(/^Wrong: What it costs · IP ranges\nPlace: http.*#what-it-costs\n/);
  expect(section).toMatch(/It says: \S+/);
  expect(section).toMatch(/- \S.*: https:\/\/\S+, read \d{4}-\d{2}-\d{2}/);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Figure 1' }).click();
  expect(await issueOf(page)).toMatch(/Place: http.*#fig-who-reaches-what/);
});

test('sources that are due to be read again are told in one line, and only then', async ({ page }) => {
  await page.goto(root() + OPTION);
  await expect(page.locator('.cited time').first()).toBeAttached();
  await expect(page.locator('.overdue')).toBeHidden();
  await page.clock.setFixedTime(new Date('2099-01-01'));
  await page.reload();
  await expect(page.locator('.overdue')).toHaveText(
    /^Read more than 180 days ago and due to be read again: (\d+) of \1 sources\.$/,
  );
});

test.describe('sharing', () => {
  for (const [what, press, fragment, title] of [
    [
      'a heading',
      (page: Page) => page.getByRole('link', { name: 'What it costs' }).first(),
      'what-it-costs',
      'What it costs',
    ],
    [
      'a figure',
      (page: Page) => page.getByRole('link', { name: 'Figure 1' }),
      'fig-who-reaches-what',
      'Figure 1.',
    ],
    [
      'a snippet',
      (page: Page) => page.getByRole('link', { name: '.circleci/config.yml' }),
      'snippet-config-yml',
      '.circleci/config.yml',
    ],
    ['a table', (page: Page) => page.getByRole('link', { name: /^Table 1/ }), 'table-', 'Table 1'],
  ] as const) {
    test(`one press on the title of ${what} copies a titled link, rich and plain`, async ({ page }) => {
      const faults = await watch(page);
      await page.setViewportSize({ width: 1000, height: 800 });
      await page.goto(root() + OPTION);
      await press(page).click();
      await expectCopied(page, 'link');
      const { html, text } = await clipboard(page);
      expect(html).toMatch(
        new RegExp(`<a href="${root()}${OPTION}#${fragment}[^"]*">${title}.* · IP ranges</a>`),
      );
      expect(text).toMatch(
        new RegExp(`^\\[${title}.* · IP ranges\\]\\(${root()}${OPTION}#${fragment}.*\\)$`),
      );
      expect(new URL(page.url()).hash).toMatch(new RegExp(`^#${fragment}`));

      await page.getByRole('button', { name: 'Copy URL only' }).click();
      await expectCopied(page, 'URL only');
      expect((await clipboard(page)).text).toBe(page.url());
      await page.keyboard.press('Escape');
      await expect(page.locator('.pop:popover-open')).toHaveCount(0);
      expect(faults).toEqual([]);
    });
  }

  test('a table is copied as a table, and as Markdown', async ({ page }) => {
    await page.goto(root() + OPTION);
    await page.getByRole('link', { name: /^Table .*Known limits and errors$/ }).click();
    await page.getByRole('button', { name: 'Copy table' }).click();
    await expectCopied(page, 'table');
    const { html, text } = await clipboard(page);
    expect(html).toMatch(/<table border="1"[\s\S]*<th>What you see<\/th>/);
    expect(html).not.toMatch(/class=|<svg|<sup/);
    expect(html).toContain(`href="${root()}private-connectivity/vpn/"`);
    expect(text).toMatch(/^\| What you see \| Why \| What to do \|\n\| --- \| --- \| --- \|\n\| /);
  });

  test('a frame is copied that shows the figure', async ({ page }) => {
    await page.goto(nested() + OPTION);
    await page.getByRole('link', { name: 'Figure 1' }).click();
    await page.getByRole('button', { name: 'Copy embed code' }).click();
    await expectCopied(page, 'embed code');
    const { text } = await clipboard(page);
    const [, src, height] =
      /^<iframe src="([^"]*)" title="[^"]+" width="100%" height="(\d+)" loading="lazy"><\/iframe>$/.exec(
        text!,
      )!;
    expect(src).toBe(`${nested()}embed/${OPTION}fig-who-reaches-what/`);
    expect((await fetch(src!)).status).toBe(200);
    expect(Number(height)).toBeGreaterThan(200);
  });

  test('the page menu copies the page as Markdown and a citation', async ({ page }) => {
    await page.goto(root() + OPTION);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
    await expectCopied(page, 'page as Markdown');
    expect((await clipboard(page)).text).toBe(read(`${OPTION}index.md`));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Copy citation' }).click();
    await expectCopied(page, 'citation');
    expect((await clipboard(page)).text).toMatch(
      /^IP ranges\. CircleCI Field Guide\.( Page changed \d{4}-\d\d-\d\d, revision [0-9a-f]{8,}\.)? http\S+\/\?since=(\d{4}-\d\d-\d\d) \(read \2\)$/,
    );
  });

  test('a page that was cited says what changed since, and nothing for a day that is none', async ({
    page,
  }) => {
    await page.goto(`${root()}${OPTION}?since=2026-08-01`);
    const note = page.locator('.meta + .note');
    await expect(note).toContainText('1 change at CircleCI since 2026-08-01');
    await expect(note).toContainText('2026-08-20: IP ranges');
    await page.goto(`${nested()}${OPTION}?since=2026-08-21`);
    await expect(note).toContainText('No change at CircleCI since 2026-08-21');
    for (const day of ['2026-02-30', '2999-01-01', '<b>', '']) {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${root()}${OPTION}?since=${day}`, { waitUntil: 'networkidle' });
      expect(
        asked.filter((url) => url.endsWith('changes.json')),
        day,
      ).toEqual([]);
      await expect(note).toHaveCount(0);
    }
  });

  test('on plain http, without a clipboard, it still copies both forms', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator.clipboard, 'write', {
        value: () => Promise.reject(new Error('refused')),
      });
    });
    await page.goto(root() + OPTION);
    await page.getByRole('link', { name: 'What it costs' }).first().click();
    await expectCopied(page, 'link');
    const { html, text } = await clipboard(page);
    expect(html).toContain('What it costs · IP ranges</a>');
    expect(text).toMatch(/^\[What it costs/);
  });

  test('in a browser without clipboard items, what is fetched first is copied all the same', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const { writeText } = navigator.clipboard;
      navigator.clipboard.writeText = (text) => {
        document.documentElement.dataset['written'] = '';
        return writeText.call(navigator.clipboard, text);
      };
      Reflect.deleteProperty(globalThis, 'ClipboardItem');
    });
    await page.goto(root() + OPTION);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
    await expectCopied(page, 'page as Markdown');
    await expect(page.locator('html[data-written]')).toHaveCount(1);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(read(`${OPTION}index.md`));
  });

  test('where every way is refused, it says so and leaves the text to be taken by hand', async ({ page }) => {
    await refuseCopying(page);
    await page.goto(root() + OPTION);
    await page.getByRole('link', { name: 'What it costs' }).first().click();
    await expect(page.locator('.pop:popover-open')).toContainText('The browser did not allow copying');
    await expect(page.locator('.pop textarea')).toHaveValue(/^\[What it costs · IP ranges\]\(http/);
  });
});

test('a rich-text editor takes the link and the table', async ({ page, context }) => {
  await page.goto(root() + OPTION);
  const editor = await context.newPage();
  await editor.setContent('<div contenteditable="true" role="textbox" aria-label="Editor"></div>');
  for (const [link, button] of [
    [/^Table .*Known limits and errors$/, 'Copy table'],
    ['What it costs', undefined],
  ] as const) {
    await page.bringToFront();
    await page.getByRole('link', { name: link }).first().click();
    await expectCopied(page, 'link');
    if (button) {
      await page.getByRole('button', { name: button }).click();
      await expectCopied(page, 'table');
    }
    await editor.bringToFront();
    await editor.getByRole('textbox').focus();
    await editor.keyboard.press('Control+V');
  }
  await expect(editor.locator('table th').first()).toHaveText('What you see');
  await expect(editor.getByRole('link', { name: 'What it costs · IP ranges' })).toHaveAttribute(
    'href',
    /#what-it-costs$/,
  );
  if (process.env['LOOK']) await editor.screenshot({ path: process.env['LOOK'], fullPage: true });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a title is a plain link, and the page is there as Markdown', async ({ page }) => {
    await page.goto(root() + OPTION);
    await expect(page.getByRole('button', { name: 'Share' })).toBeHidden();
    await expect(page.getByRole('link', { name: 'View as Markdown' })).toBeVisible();
    await page.getByRole('link', { name: 'What it costs' }).first().click();
    expect(new URL(page.url()).hash).toBe('#what-it-costs');
  });
});

test('a sentence is copied without the numbers of its sources', async ({ page }) => {
  await page.goto(root() + OPTION);
  const sentence = page.locator('main p:has(a[href^="#source-"])').filter({ visible: true }).first();
  await sentence.selectText();
  await page.keyboard.press('ControlOrMeta+c');
  const shown = await sentence.evaluate((one) => {
    const plain = one.cloneNode(true) as HTMLElement;
    for (const number of plain.querySelectorAll('sup')) number.remove();
    return plain.textContent.replace(/\s+/g, ' ').trim();
  });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replace(/\s+/g, ' ').trim()).toBe(shown);
});
