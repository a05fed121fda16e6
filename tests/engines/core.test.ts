/**
 * The core paths in three engines: read, come for a part, switch, trace, filter, fill in, copy, search, edit, back, print.
 * Details are tested in Chromium (`tests/site`). An engine that was not to be had is the reason of its skip.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serve, type Served } from '../../src/lib/serve.ts';
import { headersOf } from '../../src/share/headers.ts';
import { tally } from '../tally.ts';
import { rgbOf } from '../colors.ts';
import { chromium, firefox } from './puppet.ts';
import { eventually, type Tab } from './tab.ts';
import { webkit } from './webkit.ts';

const OPTION = 'private-connectivity/container-runner/';
const TROUBLES = 'private-connectivity/troubleshooting/';
const COMPARE = 'private-connectivity/compare/';

let site: Served;
before(async () => {
  site = await serve('dist', { headers: headersOf });
});
after(() => site.close());

/** Asks the page until the answer fits. */
const until = <R>(tab: Tab, ask: () => R, fits: (answer: Awaited<R>) => boolean): Promise<true> => {
  let last = 'none';
  return eventually(
    async () => {
      const answer = await tab.run(ask);
      last = JSON.stringify(answer);
      return fits(answer) || undefined;
    },
    () => `${ask} such that ${fits}; last answer: ${last}`,
  );
};

const paper = () => getComputedStyle(document.body).backgroundColor;
const DARK = rgbOf('--paper', 'dark');
const checked = () =>
  [...document.querySelectorAll<HTMLInputElement>('form input:checked')].map(({ value }) => value);
const shown = () => document.querySelector('[role=status].shown')!.textContent.trim();

const PATHS: Record<string, (tab: Tab) => Promise<void>> = {
  async read(tab) {
    await tab.open(site.url + OPTION);
    assert.equal(await tab.run(() => document.querySelector('h1')!.textContent), 'Container runner');
    const fills = await tab.run(() =>
      [...document.querySelectorAll('figure.fig svg text')]
        .filter((text) => text.checkVisibility())
        .map((text) => getComputedStyle(text).fill),
    );
    assert.ok(fills.length > 0);
    const behind = await tab.run(paper);
    assert.ok(!fills.includes(behind));
    assert.ok(await tab.run(() => document.documentElement.scrollWidth <= innerWidth));
  },

  async 'come for a folded section'(tab) {
    await tab.open(`${site.url}${TROUBLES}#ssh-permission-denied`);
    const [visible, top] = await tab.run(() => {
      const table = document
        .querySelector('#ssh-permission-denied')!
        .closest('details')!
        .querySelector('table')!;
      return [table.checkVisibility({ contentVisibilityAuto: false }), table.getBoundingClientRect().top];
    });
    assert.ok(visible);
    assert.ok(top > 0);
  },

  async 'switch the scheme'(tab) {
    await tab.open(site.url + OPTION);
    await tab.press('scheme-switch label', 'Dark');
    await until(tab, paper, (color) => color === DARK);
    await tab.open(site.url);
    assert.equal(await tab.run(paper), DARK);
    await tab.press('scheme-switch label', 'Auto');
    await until(tab, paper, (color) => color !== DARK);
  },

  async trace(tab) {
    await tab.open(site.url + OPTION);
    await tab.run(() => document.querySelector('figure.fig')!.scrollIntoView());
    const said = () => document.querySelector('who-reaches output')?.textContent ?? '';
    await until(tab, said, (words) => words !== '');
    const rest = await tab.run(said);
    await tab.press('who-reaches li button', 'The internet');
    await until(tab, said, (words) => words !== rest && words.startsWith('The internet'));
  },

  async 'filter, leave and come back'(tab) {
    await tab.open(site.url + COMPARE);
    const whole = await tab.run(shown);
    await tab.press('label.chip', 'Free plan');
    await until(tab, shown, (words) => words !== whole);
    await until(
      tab,
      () => location.search,
      (search) => search === '?need=free-plan',
    );
    const narrowed = await tab.run(shown);
    await tab.press('a[href$="security/"]');
    await until(
      tab,
      () => document.querySelector('h1')?.textContent ?? '',
      (title) => title === 'Security',
    );
    await tab.run(() => void setTimeout(() => history.back()));
    await until(tab, shown, (words) => words === narrowed);
    // WebKit empties the form after the page is back; it is filled anew behind that.
    await until(tab, checked, (ids) => ids.join() === 'free-plan');
    await tab.press('label.chip', 'No stored secret');
    await until(
      tab,
      () => location.search,
      (search) => search === '?need=no-stored-secret,free-plan',
    );
  },

  async 'fill in and copy'(tab) {
    await tab.open(site.url + OPTION);
    await tab.press('your-values summary');
    await tab.type('your-values input', 'acme');
    const values = () => [...document.querySelectorAll('mark.set')].map((mark) => mark.textContent);
    await until(tab, values, (marks) => marks.length > 0 && marks.every((mark) => mark === 'acme'));
    await tab.press('figure.code copy-button button');
    const told = () =>
      [...document.querySelectorAll('figure.code [role=status]')]
        .map((status) => status.textContent)
        .join('');
    await until(tab, told, (words) => words.startsWith('Copied'));
  },

  async 'copy what comes only then'(tab) {
    const said = () =>
      [...document.querySelectorAll('body > [role=status], .pop [role=status]')]
        .map((status) => status.textContent)
        .join('');
    const says = (wanted: string) => until(tab, said, (words) => words === wanted);
    await tab.open(site.url + OPTION);
    // As a finger does it: no sign before the press.
    await tab.press('h2 a');
    await says('Copied: link');
    await tab.open(site.url + OPTION);
    await tab.press('[popovertarget=page-menu]');
    await tab.press('[data-share=markdown]');
    await says('Copied: page as Markdown');
    await tab.open(site.url + COMPARE);
    await tab.press('[popovertarget=export]');
    await tab.press('button[value=wiki]');
    await says('Copied the table.');
  },

  async search(tab) {
    await tab.open(site.url + OPTION);
    await tab.press('search-button button');
    await until(tab, () => Boolean(document.querySelector('dialog[open] input')), Boolean);
    await tab.type('dialog[open] input', 'bastion');
    await until(
      tab,
      () => document.querySelectorAll('dialog[open] section a').length,
      (found) => found > 0,
    );
    await tab.press('dialog[open] section a');
    await until(
      tab,
      () => location.pathname,
      (path) => !path.endsWith(OPTION),
    );
  },

  async edit(tab) {
    await tab.open(`${site.url}editor/`);
    const drawing = () => ({
      words: document.querySelector('diagram-editor .draw > svg')?.textContent ?? '',
      ended: document.querySelector('.ed-problem')!.textContent.startsWith('It was still not drawn'),
    });
    const append = async (text: string) => {
      await tab.run(() =>
        document.querySelector<HTMLTextAreaElement>('#ed-source')!.setSelectionRange(1e6, 1e6),
      );
      await tab.type('#ed-source', text);
    };
    const drawn = async (wanted: string) => {
      const fits = ({ words }: ReturnType<typeof drawing>) => words.includes(wanted);
      await until(tab, drawing, (now) => now.ended || fits(now));
      // The editor ends what takes 8 seconds, as it may on a machine that does much else: a change asks again.
      if (!fits(await tab.run(drawing))) await append('\n');
      await until(tab, drawing, fits);
    };
    await drawn('Database');
    await append('\nextra[An extra box]\n');
    await drawn('An extra box');
    await tab.press('button[name=link]');
    await until(
      tab,
      () => document.querySelector('button[name=link]')!.textContent,
      (words) => words.includes('Copied'),
    );
  },

  async print(tab) {
    await tab.open(site.url + OPTION);
    const pdf = Buffer.from(await tab.print!(), 'base64');
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.ok(pdf.length > 20_000);
  },
};

describe('three engines, side by side', { concurrency: 3 }, () => {
  for (const engine of [chromium, firefox, webkit]) {
    if (engine.missing) tally('missing', engine.name, engine.missing);
    const skip = engine.missing ? `engine not to be had: ${engine.missing}` : false;
    describe(engine.name, { skip, concurrency: false }, () => {
      let tab: Tab;
      before(async () => {
        tab = await engine.start();
        console.log(`engine: ${tab.name}`);
      });
      after(() => tab.close());
      for (const [name, path] of Object.entries(PATHS))
        test(name, async (context) => {
          if (name === 'print' && !tab.print) return context.skip('its driver cannot print');
          await path(tab);
          tally('engine', tab.name, name);
        });
    });
  }
});
