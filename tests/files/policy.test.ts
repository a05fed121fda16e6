/** Each page's policy allows exactly the inline code that it holds, and nothing from elsewhere. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { elementsIn, textOf } from '../../src/lib/hast.ts';
import { tally } from '../tally.ts';
import { built } from './built.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const isCode = (type: unknown) => type === undefined || type === 'text/javascript' || type === 'module';

/** Sources of each directive. */
const read = (policy: string): Map<string, string[]> =>
  new Map(
    policy.split('; ').map((directive): [string, string[]] => {
      const [name, ...sources] = directive.split(' ');
      return [name!, sources];
    }),
  );

test('every policy holds the hashes of the inline code of its page, no other, and allows nothing else', () => {
  for (const { file, tree } of built) {
    const all = elementsIn(tree);
    const at = all.findIndex(
      ({ properties }) => String(properties['httpEquiv']) === 'content-security-policy',
    );
    const policy = read(String(all[at]?.properties['content']));
    const inline = (tag: string) =>
      all
        .filter(
          ({ tagName, properties }) => tagName === tag && !properties['src'] && isCode(properties['type']),
        )
        .map((element) => hash(textOf(element)));
    assert.deepEqual(policy.get('default-src'), ["'none'"], file);
    for (const [directive, tag] of [
      ['script-src', 'script'],
      ['style-src', 'style'],
    ] as const) {
      const wanted = ["'self'", ...new Set(inline(tag))];
      assert.deepEqual(policy.get(directive)?.toSorted(), wanted.toSorted(), `${file}: ${directive}`);
    }
    for (const [directive, sources] of [
      ['base-uri', ["'none'"]],
      ['form-action', ["'none'"]],
      // What could turn text into code takes only what the guide's own policy lets through.
      ['require-trusted-types-for', ["'script'"]],
      ['trusted-types', ['guide']],
    ] as const)
      assert.deepEqual(policy.get(directive), sources, `${file}: ${directive}`);
    assert.doesNotMatch([...policy.values()].flat().join(' '), /unsafe|\*|https?:/, file);
    const governed = all.findIndex(({ tagName }) => ['script', 'style', 'link'].includes(tagName));
    assert.ok(at >= 0 && at < governed, `${file}: the policy stands behind what it governs`);
    tally('check', 'a policy that allows only what the page holds', file);
  }
});

test('no page has code or style in an attribute', () => {
  const found = built.flatMap(({ file, tree }) =>
    elementsIn(tree).flatMap(({ tagName, properties }) =>
      Object.entries(properties)
        .filter(([name, value]) => /^on[A-Z]|^style$/.test(name) || /^\s*javascript:/i.test(String(value)))
        .map(([name]) => `${file}: ${tagName} ${name}`),
    ),
  );
  assert.deepEqual(found, []);
});

test('what readers paste is handed to no helper of the browser that would send it on', () => {
  const fields = built.flatMap(({ file, tree }) =>
    elementsIn(tree)
      .filter(({ tagName }) => tagName === 'textarea')
      .map(({ properties }) => [file, properties] as const),
  );
  assert.ok(fields.length >= 3);
  for (const [file, properties] of fields)
    assert.deepEqual(
      [properties['spellCheck'], properties['writingSuggestions'], properties['dataGramm']].map(String),
      ['false', 'false', 'false'],
      file,
    );
});
