/** Snippets as readers use them: filled in once, copied as shown, fetched by address, folded, in tabs, on paper. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from './accessible.ts';
import { read, refuseStorage, root, watchShifts } from './site.ts';

const RUNNER = 'private-connectivity/container-runner/';
const MACHINES = 'private-connectivity/machine-runner/';
const RANGES = 'private-connectivity/ip-ranges/';

const panel = (page: Page) => page.locator('your-values');
const block = (page: Page, file: string) => page.locator(`#snippet-${file.replaceAll('.', '-')}`);
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function open(page: Page, address: string): Promise<void> {
  await page.goto(root() + address);
}

async function fillIn(page: Page, label: string, value: string): Promise<void> {
  const details = panel(page).locator('details');
  if (!(await details.evaluate((element: HTMLDetailsElement) => element.open)))
    await details.locator('summary').click();
  await panel(page).getByLabel(label, { exact: true }).fill(value);
}

test('a value is typed once and stands in every snippet, on every page, after a reload and in other tabs', async ({
  page,
  context,
}) => {
  await open(page, RUNNER);
  const other = await context.newPage();
  await other.goto(root() + MACHINES);
  await fillIn(page, 'Namespace', ' acme ');
  await expect(page.locator('mark[data-value=YOUR_NAMESPACE]').first()).toHaveText('acme');
  expect(await page.locator('mark[data-value=YOUR_NAMESPACE]:not(.set)').count()).toBe(0);
  await expect(panel(page).getByRole('status')).toHaveText('1 of 8 filled in');
  await expect(other.locator('mark[data-value=YOUR_NAMESPACE]').first()).toHaveText('acme');
  await page.reload();
  await expect(page.locator('mark[data-value=YOUR_NAMESPACE]').first()).toHaveText('acme');
  const config = block(page, 'config.yml');
  await config.getByRole('button', { name: /^Copy/ }).click();
  await expect(config.getByRole('status')).toHaveText('Copied, 4 placeholders left');
  expect(await clipboard(page)).toContain('resource_class: acme/YOUR_RESOURCE_CLASS\n');

  await panel(page).locator('summary').click();
  await panel(page).getByRole('button', { name: 'Clear all values' }).click();
  await expect(page.locator('mark.set')).toHaveCount(0);
  await expect(other.locator('mark.set')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('values'))).toBeNull();
});

test('what is half typed stays when another tab stores a value', async ({ page, context }) => {
  await open(page, RUNNER);
  await fillIn(page, 'Organization ID', 'acme');
  const other = await context.newPage();
  await open(other, RUNNER);
  await fillIn(other, 'Namespace', 'zeta');
  await expect(panel(page).getByLabel('Namespace')).toHaveValue('zeta');
  await expect(panel(page).getByLabel('Organization ID')).toHaveValue('acme');
});

test('a value that does not fit says why and is not used', async ({ page }) => {
  await open(page, RUNNER);
  await fillIn(page, 'Organization ID', 'acme');
  const field = panel(page).getByLabel('Organization ID');
  await field.blur();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(
    /^Not used\. UUID of your CircleCI organization, for example 0000/,
  );
  await expect(page.locator('mark.set')).toHaveCount(0);
  await field.fill('00000000-0000-4000-8000-00000000000a');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await expect(page.locator('mark[data-value=YOUR_ORG_ID]').first()).toHaveText(/000a$/);
});

test('whatever stands in storage is text, and only used where it fits', async ({ page }) => {
  const bad = [
    'null',
    '[]',
    '{',
    '7',
    JSON.stringify({ YOUR_NAMESPACE: '<img src=x onerror=alert(1)>', YOUR_PORT: 5, __proto__: 1 }),
  ];
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(root() + RUNNER);
  for (const stored of bad) {
    await page.evaluate((text) => localStorage.setItem('values', text), stored);
    await page.reload();
    await expect(panel(page).getByRole('status')).toHaveText('0 of 8 filled in');
    await expect(page.locator('mark[data-value=YOUR_NAMESPACE]').first()).toHaveText('YOUR_NAMESPACE');
    expect(await page.locator('pre img').count()).toBe(0);
  }
  expect(errors).toEqual([]);
});

test('where storage is refused, values hold for the page, and the panel says so', async ({ page }) => {
  await refuseStorage(page);
  await open(page, RUNNER);
  await fillIn(page, 'Namespace', 'acme');
  await expect(page.locator('mark[data-value=YOUR_NAMESPACE]').first()).toHaveText('acme');
  await expect(panel(page).getByRole('status')).toHaveText(/your browser refuses storage/);
});

test('what is selected by hand is what its raw file holds', async ({ page }) => {
  for (const address of [RANGES, RUNNER, MACHINES]) {
    await page.goto(root() + address);
    const blocks = await page.evaluate(() => {
      for (const fold of document.querySelectorAll<HTMLDetailsElement>('details.fold')) fold.open = true;
      return [...document.querySelectorAll('figure.code')].map((figure) => {
        const code = figure.querySelector('code')!.cloneNode(true) as Element;
        for (const tab of document.querySelectorAll<HTMLInputElement>('.tabs > label > input')) {
          if (tab.parentElement!.nextElementSibling!.contains(figure)) tab.checked = true;
        }
        const range = document.createRange();
        range.selectNodeContents(figure.querySelector('code')!);
        getSelection()!.removeAllRanges();
        getSelection()!.addRange(range);
        return {
          raw: figure.querySelector('.cap a:not(.self)')?.getAttribute('href'),
          text: code.textContent,
          selected: getSelection()!.toString(),
        };
      });
    });
    for (const { raw, text, selected } of blocks) {
      expect(selected.trimEnd(), `${address}: ${raw ?? text}`).toBe(text.trimEnd());
      if (raw) expect(`${text.trimEnd()}\n`).toBe(read(address + raw));
    }
  }
});

test('a block has one copy button and none a command; a long line wraps on press', async ({ page }) => {
  await open(page, MACHINES);
  await expect(page.locator('pre').getByRole('button')).toHaveCount(0);
  const long = page.locator('figure.code:has(.wrap)').first();
  const code = long.locator('pre');
  const over = () => code.evaluate((pre) => pre.scrollWidth - pre.clientWidth);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await over()).toBeGreaterThan(0);
  await long.getByRole('checkbox', { name: /^Wrap/ }).check();
  expect(await over()).toBe(0);
});

test('a snippet is copied as Markdown, and the set-up as a runbook, with the reader’s values', async ({
  page,
}) => {
  await open(page, RUNNER);
  await fillIn(page, 'Namespace', 'acme');
  await block(page, 'config.yml').locator('summary').click();
  await block(page, 'config.yml').getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(block(page, 'config.yml').getByRole('status')).toHaveText(/^Copied/);
  const markdown = await clipboard(page);
  expect(markdown).toMatch(/^\*\*\.circleci\/config\.yml\*\*\n\n```yml\nversion: 2\.1\n/);
  expect(markdown).toContain('resource_class: acme/');
  expect(markdown).toContain(`\n\`\`\`\n\nSource: <${root()}${RUNNER}#snippet-config-yml>\n`);

  await panel(page).getByRole('button', { name: 'Copy setup as runbook' }).click();
  await expect(panel(page).getByRole('status')).toHaveText('Runbook copied, 7 placeholders left');
  const runbook = await clipboard(page);
  expect(runbook).toMatch(/^# .*: runbook\n/);
  expect(runbook).toContain('resource_class: acme/');
  expect(runbook).toMatch(/^## Remove it$/m);
  expect(runbook).toMatch(/^### Verify it$/m);
  expect(runbook).not.toMatch(/<(?:Snippet|Cite|Term|Tabs?|Steps|Danger|Note)\b|```mermaid/);
});

test('tabs are remembered and switch together; a fragment opens its tab', async ({ page }) => {
  await page.goto(root() + RUNNER);
  await page.locator('label', { hasText: 'CLI v0, Server' }).first().click();
  await expect(block(page, 'create-class.sh')).toBeVisible();
  await page.goto(root() + MACHINES);
  await expect(block(page, 'create-class.sh')).toBeVisible();
  await expect(block(page, 'create-class-v1.sh')).toBeHidden();
  await page.goto(`${root()}${RANGES}#snippet-iptables-sh`);
  await expect(block(page, 'iptables.sh')).toBeInViewport();
  await expect(page.getByRole('radio', { name: 'Linux' })).toBeChecked();
  await page.goto(`${root()}${RANGES}#tab-firewall-nginx`);
  await expect(block(page, 'allow.conf')).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('placeholders stand as words, tabs and folds work, and a fragment opens its tab', async ({ page }) => {
    await page.goto(root() + RANGES);
    await expect(panel(page)).toBeHidden();
    await expect(page.getByRole('button', { name: /Copy|Markdown/ })).toHaveCount(0);
    await expect(page.getByText('Words that begin with YOUR_')).toBeVisible();
    await page.getByText('nginx', { exact: true }).click();
    await expect(block(page, 'allow.conf')).toBeVisible();
    await page.goto(`${root()}${RANGES}#tab-firewall-azure`);
    await expect(block(page, 'firewall-azure.sh')).toBeVisible();
    const list = block(page, 'addresses.yaml').locator('pre');
    const folded = (await list.boundingBox())!.height;
    await block(page, 'addresses.yaml')
      .getByText(/^Show all/)
      .click();
    expect((await list.boundingBox())!.height).toBeGreaterThan(folded);
  });
});

test('printed, every variant and every line shows', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(root() + RANGES);
  for (const file of ['allow-list.tf', 'iptables.sh', 'jobs.json'])
    await expect(block(page, file)).toBeVisible();
  await expect(panel(page)).toBeHidden();
  const list = block(page, 'addresses.yaml').locator('pre');
  expect(await list.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(
    1,
  );
});

test('the open panel is accessible, also with an error, at 360 px, in forced colors', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, RUNNER);
  await fillIn(page, 'Port', 'x');
  await panel(page).getByLabel('Port', { exact: true }).blur();
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await violations(page)).toEqual([]);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(panel(page).getByLabel('Port', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('what scripts add moves nothing', async ({ page }) => {
  const moved = await watchShifts(page);
  await page.goto(`${root()}${RUNNER}#your-values`);
  await expect(panel(page).getByRole('status')).toHaveText(/filled in/);
  expect(await moved()).toEqual([]);
});
