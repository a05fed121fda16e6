/**
 * What a screen reader says, on eight kinds of page: a virtual one (https://www.guidepup.dev/docs/virtual), which makes
 * names, roles and announcements by the specifications, in the page itself. It is no NVDA, JAWS or VoiceOver, and it takes
 * the content of a closed disclosure for shown.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import type * as Reader from '@guidepup/virtual-screen-reader';
import { tally } from '../tally.ts';
import { OPTION, TOPIC, root } from './site.ts';

const READER = readFileSync(
  fileURLToPath(import.meta.resolve('@guidepup/virtual-screen-reader/browser.js')),
  'utf8',
);

/** Opens a page with the reader at hand: from the site itself, which is all that the policy lets in. */
async function open(page: Page, path: string): Promise<void> {
  await page.route('**/virtual.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: READER }),
  );
  await page.setViewportSize({ width: 1280, height: 1200 });
  await page.goto(root() + path, { waitUntil: 'load' });
}

/**
 * What is said from the start of a part of the page to its end.
 * @param press the button to press on the way, by how what is said of it starts, and a phrase to wait for behind that
 */
const hear = (page: Page, part = 'body', press?: { button: string; until: string }): Promise<string[]> =>
  page.evaluate(
    async ([selector, pressed]) => {
      const { virtual } = (await import('/virtual.js' as string)) as typeof Reader;
      await virtual.start({ container: document.querySelector<HTMLElement>(selector)! });
      const said = () => virtual.lastSpokenPhrase();
      const goTo = async (phrase: string) => {
        while (!(await said()).startsWith(phrase)) await virtual.next();
      };
      const first = await said();
      if (pressed) {
        await goTo(pressed.button);
        await virtual.click();
        const heard = async () =>
          (await virtual.spokenPhraseLog()).some((one) => one.includes(pressed.until));
        while (!(await heard())) await new Promise((done) => setTimeout(done, 20));
      } else await goTo(`end of ${first}`);
      const log = await virtual.spokenPhraseLog();
      await virtual.stop();
      return pressed ? log.slice(log.findIndex((one) => one.startsWith(pressed.button)) + 1) : log;
    },
    [part, press] as const,
  );

/** The first phrases that do not come, in this order. */
function missing(heard: readonly string[], wanted: readonly (string | RegExp)[]): (string | RegExp)[] {
  let at = 0;
  return wanted.filter((phrase) => {
    const found = heard.findIndex(
      (one, index) => index >= at && (typeof phrase === 'string' ? one === phrase : phrase.test(one)),
    );
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

/** Where in a page its parts are, in the order in which they are said. */
const frame = (title: string) => [
  'link, Skip to content',
  'banner',
  'navigation, Guide',
  /^button, Search, .*has popup dialog/,
  'group, Color scheme',
  'end of banner',
  'main',
  `heading, ${title}, level 1`,
  'end of main',
  'contentinfo',
  'end of document',
];

const HEARD: Record<string, { path: string; title: string; phrases: (string | RegExp)[] }> = {
  home: {
    path: '',
    title: 'Ways from a CircleCI job into a private network',
    phrases: [
      'link, Choose an option',
      'heading, The options: who gets through, level 2',
      'image, Your jobs: if the job opts in. Other customers’ jobs: pass if opted in. The internet: blocked.',
      'link, IP ranges',
    ],
  },
  option: {
    path: `${TOPIC}container-runner/`,
    title: 'Container runner',
    phrases: [
      'heading, Who can reach the database?, level 2',
      'figure',
      'link, Figure 1',
      'region, Drawing of figure 1',
      // The drawing's title and description.
      /^(img|image|graphic), .*, .*\.$/,
      'group, Who can reach the database?',
      'button, The internet (stopped), not pressed',
      'This figure in words',
      'From The internet to Your network: blocked.',
      'end of figure',
      'heading, At a glance, level 2',
      // An answer at a glance, and its verdict.
      'definition',
      /^(Yes|Partly|No):$/,
      'group, Variant',
      /^radio, .*, checked, position 1, set size/,
      /^button, Copy \S+\.ya?ml/,
    ],
  },
  comparison: {
    path: `${TOPIC}compare/`,
    title: 'Compare the options',
    phrases: [
      'group, I need',
      /^checkbox, Docker executor \d+ options, not checked$/,
      /^\d+ of \d+ options, \d+ of \d+ needs$/,
      'region, Comparison table',
      // How many show is said by the status; a count here would be wrong of a filtered table.
      'table, Options compared on needs',
      'columnheader, IP ranges',
      /^rowheader, Docker executor/,
      /^cell, Yes:.*checked \d{4}-\d\d-\d\d$/,
      /^cell, No:/,
      /^cell, Partly:/,
    ],
  },
  chooser: {
    path: `${TOPIC}choose/`,
    title: 'Choose an option',
    phrases: [
      /^Question 1 of at most \d+$/,
      'heading, Does the job need a connection?, level 2',
      'link, Yes, tests, builds, or scans need private data',
      /^Rules out Pull-based delivery/,
      'status',
      /^\d+ left$/,
    ],
  },
  troubleshooting: {
    path: `${TOPIC}troubleshooting/`,
    title: 'Troubleshooting',
    phrases: [
      'textbox, Paste the error line',
      /^combobox, I use/,
      'navigation, Common messages',
      'link, dial tcp 10.0.0.5:5432: i/o timeout, The connection times out',
      'heading, The connection times out, level 3',
    ],
  },
  security: {
    path: `${TOPIC}security/`,
    title: 'Security',
    phrases: [
      /^table, .*What goes wrong, by option and situation$/,
      'columnheader, A credential leaks',
      'rowheader, IP ranges security review',
      /^cell, Cannot happen here: /,
      /^link, On a condition: /,
    ],
  },
  search: {
    path: 'search/',
    title: 'Search',
    phrases: ['textbox, A word, a host, a key, or a whole error line', 'heading, Results, level 2', 'status'],
  },
  editor: {
    path: 'editor/',
    title: 'Edit a figure',
    phrases: [
      'group, What to do with the drawing',
      'button, Copy source',
      'textbox, Mermaid source, not invalid',
      /^checkbox, Arrow heads mean allowed.*, checked$/,
      'region, Drawing, not busy',
      'image, Who reaches our network, Our jobs get through the proxy; everyone else is stopped.',
      'From Everyone else to Our network: blocked.',
    ],
  },
};

for (const [kind, { path, title, phrases }] of Object.entries(HEARD))
  test(`${kind}: its landmarks, its title, and what matters on it are said in order`, async ({ page }) => {
    await open(page, path);
    // What a script brings is part of the page.
    if (kind === 'option') await expect(page.locator('who-reaches li button').first()).toBeVisible();
    if (kind === 'editor')
      await expect(page.locator('diagram-editor .draw svg').first()).toBeVisible({ timeout: 20_000 });
    const heard = await hear(page);
    expect(missing(heard, frame(title))).toEqual([]);
    expect(missing(heard, phrases)).toEqual([]);
    tally('check', 'words of a virtual screen reader (kinds)', path);
  });

test('a press on who is asked about says that it is pressed, and the answer, once', async ({ page }) => {
  await open(page, OPTION);
  await expect(page.locator('#fig-who-reaches-what who-reaches li button').first()).toBeVisible();
  const heard = await hear(page, '#fig-who-reaches-what', {
    button: 'button, The internet (stopped), not pressed',
    until: 'The internet can’t reach the database.',
  });
  expect(heard).toEqual([
    'button, The internet (stopped), pressed',
    expect.stringMatching(/^polite: The internet can’t reach the database\./),
  ]);
});

test('a press on a need says how many options are left, once', async ({ page }) => {
  await open(page, `${TOPIC}compare/`);
  const heard = await hear(page, 'comparison-view', {
    button: 'checkbox, No inbound rule ',
    until: 'needs',
  });
  expect(heard).toEqual([expect.stringMatching(/^polite: \d+ of \d+ options, \d+ of \d+ needs$/)]);
});

test('copying says so, once', async ({ page }) => {
  await open(page, OPTION);
  const heard = await hear(page, 'figure.code', {
    button: 'button, Copy .circleci/config.yml ',
    until: 'Copied',
  });
  expect(heard).toEqual([expect.stringMatching(/^polite: Copied/)]);
});
