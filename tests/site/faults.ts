/** What the tests of faults share: ways for a file not to come, and what a page shows then. */
import { readdirSync } from 'node:fs';
import type { Page, Route } from '@playwright/test';

/** Ways for a file not to come. `old`: the guide was published anew, and its files have other names. */
export const FAULTS: Record<string, (route: Route) => Promise<void>> = {
  missing: (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not found</h1>' }),
  'a page instead': (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Welcome</h1>' }),
  truncated: async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: body.slice(0, body.length / 2) });
  },
  'cut off': (route) => route.abort(),
};

export const assets = readdirSync('dist/assets');
/** Name of a script of the built site. @param name what it begins with, before its hash */
export const file = (name: string) => assets.find((one) => one.startsWith(`${name}.`))!;
/** Controls that show though nothing stands behind them: those of elements whose script has not run. */
export const deadControls = (page: Page) =>
  page.evaluate(() => {
    const native = 'a, summary, [popovertarget], .more input, .tabs input, .wrap input, [name=if]';
    return [...document.querySelectorAll<HTMLElement>('button, input, select, textarea')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches(native))
      .filter((control) => {
        const owner = control.closest<HTMLElement>(
          'search-button, page-menu, scheme-switch, copy-button, your-values, cost-calculator, option-chooser, comparison-view, ask-all, guide-search, diagram-editor, who-reaches, figure-menu, .notice',
        );
        return !owner || (owner.localName.includes('-') && !customElements.get(owner.localName));
      })
      .map((control) => control.outerHTML.slice(0, 100));
  });

/** What there is to read: headings, paragraphs, cells and drawings that show. */
export const reading = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('main :is(h1, h2, h3, p, td, .dg)')].filter(
        (part) => !part.closest('[hidden], details, guide-search, diagram-editor') && part.checkVisibility(),
      ).length,
  );
