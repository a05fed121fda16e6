/** The built files themselves: valid HTML, live links and fragments, unique titles and descriptions, a strict policy. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { bareViews, pages, read } from './site.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
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

for (const page of [...pages, ...bareViews]) {
  test(`/${page} is valid HTML`, async () => {
    const report = await validator.validateString(read(`${page}index.html`), page);
    const messages = report.results.flatMap((result) =>
      result.messages.map(
        (message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`,
      ),
    );
    expect(messages).toEqual([]);
  });

  test(`/${page}: every link and fragment leads somewhere`, () => {
    const html = read(`${page}index.html`);
    const dead: string[] = [];
    for (const [, raw] of html.matchAll(/\shref="([^"]*)"/g)) {
      const href = raw!.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
      if (/^(https?:|mailto:|data:)/.test(href)) continue;
      const [target, fragment] = href.split('#') as [string, string | undefined];
      const file = path.posix.join(page, target.split('?')[0]!);
      const full = path.join(
        'dist',
        target === ''
          ? path.posix.join(page, 'index.html')
          : file.endsWith('/') || file === '.' || file === ''
            ? path.posix.join(file, 'index.html')
            : file,
      );
      if (!existsSync(full)) dead.push(href);
      else if (fragment && !new RegExp(`\\sid="${fragment}"`).test(readFileSync(full, 'utf8')))
        dead.push(href);
      if (href.startsWith('/')) dead.push(`${href} is not relative`);
    }
    expect(dead).toEqual([]);
  });

  test(`/${page} carries its policy before anything it governs`, () => {
    const html = read(`${page}index.html`);
    const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html);
    expect(policy?.[1]).toContain("default-src 'none'");
    expect(policy?.[1]).not.toMatch(/unsafe|\*|https?:/);
    expect(policy!.index).toBeLessThan(html.search(/<(script|style|link)/));
  });
}

test('the icon that a page carries is the one in the file', () => {
  const [, inside] = /<link rel="icon" href="data:image\/svg\+xml,([^"]*)"/.exec(
    read('glossary/index.html'),
  )!;
  const file = readFileSync(path.join('dist', 'icon.svg'), 'utf8').trim();
  expect(decodeURIComponent(inside!)).toBe(file.replaceAll('"', "'"));
});

test('titles and descriptions are unique, and descriptions fit a preview', () => {
  const titles = pages.map((page) => /<title>([^<]*)/.exec(read(`${page}index.html`))![1]);
  const descriptions = pages.map(
    (page) => /<meta name="description" content="([^"]*)"/.exec(read(`${page}index.html`))![1]!,
  );
  expect(new Set(titles).size).toBe(pages.length);
  expect(new Set(descriptions).size).toBe(pages.length);
  for (const description of descriptions) {
    expect(description.length).toBeGreaterThanOrEqual(50);
    expect(description.length).toBeLessThanOrEqual(160);
  }
});

test('every page that writers write leads to its file', () => {
  const tools = ['', 'editor/', 'search/'];
  for (const page of pages.filter((path) => !tools.includes(path))) {
    const file = /<a href="[^"]*\/edit\/main\/([^"]*)">Edit this page/.exec(read(`${page}index.html`))?.[1];
    expect(file && existsSync(file), `/${page}: ${file}`).toBe(true);
  }
});
