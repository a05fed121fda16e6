/** Reading a configuration: what it shows, where it leads, and that nothing of it leaves the page. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './accessible.ts';
import { root } from './site.ts';

const text = (page: Page) => page.getByLabel('Your .circleci/config.yml');
const read = async (page: Page, config: string) => {
  await page.goto(`${root()}private-connectivity/read/`);
  await text(page).fill(config);
  await page.getByRole('button', { name: 'Read it' }).click();
};
const config = (shell: string) =>
  `jobs:\n  migrate:\n    machine: { image: ubuntu-2404:current }\n    steps:\n      - run: |\n          ${shell}\n`;
const SECRET = `AK${'IA'}QX3J5PLW7RT2ZVBN`;

test('nothing of the text leaves: the policy forbids it, and no request after the parts holds any', async ({
  page,
}) => {
  const requests: { url: string; method: string; data: string | null }[] = [];
  await page.goto(`${root()}private-connectivity/read/`);
  await page.waitForLoadState('networkidle');
  const policy = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content');
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain("form-action 'none'");
  page.on('request', (request) =>
    requests.push({ url: request.url(), method: request.method(), data: request.postData() }),
  );
  await page.getByRole('button', { name: 'Try an example' }).click();
  await expect(page.locator('.rd-pictures figure')).toHaveCount(1, { timeout: 30_000 });
  // The parts that read and draw, and nothing else; they are the site's own files.
  for (const { url, method, data } of requests) {
    expect(url).toMatch(/\/assets\/((reader|drawer)-worker|figures|answers|lights)\.[\w-]{8}\.js$/);
    expect([method, data]).toEqual(['GET', null]);
  }
  requests.length = 0;
  await text(page).fill(config('tailscale up --auth-key=$KEY'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.locator('.rd-sum')).toContainText('1 job');
  expect(requests.filter(({ url }) => !url.includes('/assets/reader-worker.'))).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem('read-config'))).toBeNull();
  const refused = await page.evaluate(() =>
    fetch('/').then(
      () => 'sent',
      () => 'refused',
    ),
  );
  expect(refused).toBe('refused');
});

test('a job is shown with its way and its line, a finding leads to the line and the line back', async ({
  page,
}) => {
  await read(page, config('ssh -fNL 1:db:1 jump'));
  await expect(page.getByRole('row', { name: /migrate/ })).toContainText('SSH bastion (line 6: ssh -L)');
  await page.locator('.rd-findings a', { hasText: 'line 6' }).first().click();
  await expect(page.locator('#line-6')).toBeInViewport();
  await page.locator('#line-6 a').first().click();
  await expect(page.locator('#finding-1')).toBeInViewport();
  expect(await violations(page)).toEqual([]);
});

test('what comes back is in sight, what to mend before the picture, and a job has the width of a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await read(page, config('ssh -fNL 1:db:1 jump'));
  await expect(page.getByRole('row', { name: /migrate/ })).toBeInViewport();
  const headings = await page.locator('.rd-result').getByRole('heading', { level: 2 }).allTextContents();
  expect(headings).toEqual(['What this file shows', 'What to mend', 'The picture', 'Your file']);
  await page.setViewportSize({ width: 360, height: 740 });
  const job = (await page.getByRole('rowheader', { name: /migrate/ }).boundingBox())!;
  const ways = (await page.getByRole('cell', { name: /SSH bastion/ }).boundingBox())!;
  expect(job.width).toBe(ways.width);
});

test('a finding names its source and when it was read, or that it is judgment', async ({ page }) => {
  await read(page, config('tailscale up --auth-key=$KEY'));
  const found = page.locator('.rd-findings li');
  await expect(found.filter({ has: page.locator('time') }).first()).toContainText(/, read \d{4}-\d{2}-\d{2}/);
  await expect(found.filter({ hasText: 'Judgment of this guide' }).first()).toBeVisible();
});

test('the picture is asked, seen in full size and taken along like every figure', async ({ page }) => {
  await read(page, config('ssh -fNL 1:db:1 jump'));
  const figure = page.locator('.rd-pictures figure');
  await figure.getByRole('list').getByRole('button', { name: 'The internet' }).click();
  await expect(figure.locator('output')).toHaveText(/^The internet can see the SSH port if unfiltered/);
  await expect(figure.locator('.dg-node.on.asked')).not.toHaveCount(0);
  await figure.getByRole('button', { name: 'Full size' }).click();
  await expect(page.getByRole('dialog').locator('svg.dg')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const [name, file] of [
    ['SVG', 'ways-1.svg'],
    ['PNG', 'ways-1.png'],
    ['Mermaid source', 'ways-1.mmd'],
  ] as const) {
    const saved = page.waitForEvent('download');
    await figure.getByRole('button', { name, exact: true }).click();
    expect((await saved).suggestedFilename()).toBe(file);
  }
  // What is held is held in the next picture, too.
  await text(page).fill(config('wg-quick up wg0'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(figure.locator('output')).toHaveText(/^The internet can see the VPN port/);
});

test('what the file hides is named, and no way is not drawn', async ({ page }) => {
  await read(page, config('./deploy.sh'));
  await expect(page.getByRole('row', { name: /migrate/ })).toContainText(
    'This file does not say. It runs ./deploy.sh',
  );
  await expect(page.locator('.rd-pictures')).toHaveText(/nothing to draw/);
});

test('a text that cannot be read is told with its line, which is selected', async ({ page }) => {
  await read(page, 'jobs:\n\ta: b');
  await expect(page.getByRole('alert')).toHaveText(/^Line 2: This is not valid YAML/);
  expect(
    await text(page).evaluate((el: HTMLTextAreaElement) =>
      el.value.slice(el.selectionStart, el.selectionEnd),
    ),
  ).toBe('\ta: b');
  await expect(page.locator('.rd-result')).toBeHidden();
});

test('a credential is never shown, markup stays text, and a text is kept only when asked for', async ({
  page,
}) => {
  await read(page, config(`export X=${SECRET}; echo "<img src=x onerror=document.title='bad'>"`));
  await expect(page.locator('#line-6')).toContainText('hidden: looks like a credential');
  await expect(page.locator('.rd-result')).not.toContainText(SECRET);
  await read(
    page,
    'jobs:\n  "<img src=x>":\n    machine: { image: u }\n    steps: [run: ssh -fNL 1:db:1 jump]',
  );
  await expect(page.locator('.rd-result tbody')).toContainText('<img src=x>');
  await expect(page.locator('.rd-result img')).toHaveCount(0);
  await page.getByLabel('Keep my text in this browser').check();
  await page.reload();
  await expect(text(page)).toHaveValue(/img src=x/);
  await page.getByLabel('Keep my text in this browser').uncheck();
  await page.reload();
  await expect(text(page)).toHaveValue('');
});

test('a file is opened, and it works by keyboard alone', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/read/`);
  await page.getByLabel('Open a file').setInputFiles({
    name: 'config.yml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(config('wg-quick up wg0')),
  });
  await expect(page.getByRole('row', { name: /migrate/ })).toContainText('VPN in the job');
  await expect(page.getByRole('heading', { name: 'What this file shows' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.rd-result')).toBeHidden();
});

test('the checks are listed by how grave they are', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/read-rules/`);
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Risky' }).click();
  await expect(page.getByRole('heading', { name: 'Risky' })).toBeInViewport();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what it needs, and where else to look', async ({ page }) => {
    await page.goto(`${root()}private-connectivity/read/`);
    await expect(page.getByText('they are switched off here')).toBeVisible();
    await page.getByRole('link', { name: 'all rules' }).first().click();
    await expect(page.locator('#tunnel-foreground')).toBeVisible();
  });
});

test('what is too long for a configuration is refused before the field lays it out', async ({ page }) => {
  await page.goto(`${root()}private-connectivity/read/`);
  await text(page).fill('jobs: {}');
  await page.evaluate(() => navigator.clipboard.writeText('a\n'.repeat(400_000)));
  await text(page).press('ControlOrMeta+v');
  await expect(page.getByRole('alert')).toHaveText(
    'This text has more than 20,000 lines. Is it a configuration? Nothing was pasted.',
  );
  await expect(text(page)).toHaveValue('jobs: {}');
  await text(page).press('ControlOrMeta+a');
  await page.evaluate(
    (shell) => navigator.clipboard.writeText(shell),
    config('tailscale up --auth-key=$KEY'),
  );
  await text(page).press('ControlOrMeta+v');
  await expect(page.locator('.rd-sum')).toContainText('1 job');
});
