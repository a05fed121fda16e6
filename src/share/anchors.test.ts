import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Root } from 'hast';
import { parseFragment, stringify } from '../lib/hast.ts';
import { addAliases, addSelfLinks, nameTables, placesOf } from './anchors.ts';

const changed = (html: string, change: (tree: Root) => void): string => {
  const tree = parseFragment(html);
  change(tree);
  return stringify(tree);
};

test('headings, figures, tables, rows and terms are published; drawings, scripts and layout are not', () => {
  const { resolves, published } = placesOf(
    parseFragment(
      '<nav id="toc"></nav><h2 id="what-it-costs">x</h2><h2 class="vh" id="heard">x</h2>' +
        '<figure class="fig" id="fig-a"><svg id="fig-a-w"></svg></figure>' +
        '<table id="table-x"><tr id="docker"><th scope="col" id="vpn">x</th></tr></table>' +
        '<dl><dt id="mtls">m</dt></dl><input id="no">',
    ),
  );
  assert.deepEqual(published, ['what-it-costs', 'fig-a', 'table-x', 'docker', 'vpn', 'mtls']);
  assert.ok(resolves.has('toc') && resolves.has('heard'));
  assert.ok(!resolves.has('fig-a-w'));
});

test('a table is named and numbered, a second one under the heading is counted, a name of its own stays', () => {
  const html = changed(
    '<h2 id="costs">What it <i>costs</i></h2><table></table><table class="x"><caption class="vh">All</caption></table>' +
      '<table id="own"></table>',
    nameTables,
  );
  assert.match(
    html,
    /<table id="table-costs"><caption><a class="self" href="#table-costs">Table 1<span class="vh">: What it costs</,
  );
  assert.match(
    html,
    /<table class="x" id="table-costs-2"><caption><a [^>]*>Table 2<span class="vh">: All<\/span>/,
  );
  assert.match(html, /<table id="own"><caption><a class="self" href="#own">Table 3/);
  assert.equal(changed('<table></table>', nameTables), '<table></table>');
});

test('titles of headings and snippets link to themselves; one with a link inside stays as it is', () => {
  assert.equal(
    changed(
      '<h2 id="a">A <code>b</code></h2><h3 id="b"><a href="/x/">x</a></h3><h3>c</h3><h2 id="d" class="vh">d</h2>',
      addSelfLinks,
    ),
    '<h2 id="a"><a class="self" href="#a">A <code>b</code></a></h2><h3 id="b"><a href="/x/">x</a></h3><h3>c</h3><h2 id="d" class="vh">d</h2>',
  );
  assert.match(
    changed(
      '<figure class="code" id="snippet-x"><figcaption class="cap"><b>x</b></figcaption></figure>',
      addSelfLinks,
    ),
    /<b><a class="self" href="#snippet-x">x<\/a><\/b>/,
  );
});

test('a retired fragment stands inside the place that replaced it', () => {
  const alias = (html: string, aliases: Record<string, string>) =>
    changed(html, (tree) => addAliases(tree, aliases));
  assert.match(
    alias('<h2 id="now">x</h2>', { old: 'now' }),
    /<h2 id="now"><span class="alias" id="old"><\/span>x/,
  );
  assert.match(
    alias('<table><tbody><tr id="now"><th>x</th></tr></tbody></table>', { old: 'now' }),
    /<tr id="now"><th><span class="alias" id="old">/,
  );
  assert.throws(
    () => alias('<h2 id="a"></h2>', { old: 'b' }),
    /aliases\.old: nothing on the page has the id "b"/,
  );
  assert.throws(() => alias('<h2 id="a"></h2>', { a: 'a' }), /still on the page/);
});
