/** Every page is valid HTML; of the bare views, which share one frame, one of each kind is looked at. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { tally } from '../tally.ts';
import { bareViews, built, read } from './built.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // The standard lets a row's header hold a disclosure, which the validator takes for a section of the page.
  elements: ['html5', { details: { sectioning: false } }],
  rules: {
    // The build writes lower-case `<!doctype html>` and void elements without a slash or with one; both are valid.
    'doctype-style': 'off',
    'void-style': 'off',
    // Trailing spaces in generated markup are harmless.
    'no-trailing-whitespace': 'off',
    // A description list may group its terms in <div>; long text in a heading is the author's choice.
    'long-title': 'off',
    // An input without a type is a text field, by the standard.
    'no-implicit-input-type': 'off',
    // No form is ever sent: a name says what a control does, and many do the same.
    'form-dup-name': 'off',
    // The table and the chooser answer at once; there is nothing to submit.
    'wcag/h32': 'off',
    // The policy test below forbids what matters: inline code without a hash.
    'no-inline-style': 'error',
    // SVG <title> and <desc> are referenced by aria-labelledby, which the rule does not see as text.
    'svg-focusable': 'off',
    // `role="region"` on a scrolling <pre> names it for keyboard users; a <section> around it would change nothing.
    'prefer-native-element': 'off',
  },
});

const sample = (kind: RegExp) => bareViews.find(({ address }) => kind.test(address))!;
const samples = [sample(/\/fig-[^/]+\/$/), sample(/\/snippet-[^/]+\/$/), sample(/\/compare\/$/)];

for (const { file } of [...built.filter((page) => !bareViews.includes(page)), ...samples]) {
  test(`${file} is valid HTML`, async () => {
    const report = await validator.validateString(read(file), file);
    const messages = report.results.flatMap((result) =>
      result.messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
    );
    assert.deepEqual(messages, []);
    tally('check', 'valid HTML', file);
  });
}
