import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addAliases, addSelfLinks, allIds, nameTables, publishedIds } from './anchors.ts';

test('headings, figures, tables, rows and terms are published; drawings, scripts and layout are not', () => {
  const html =
    '<nav id="toc"></nav><h2 id="what-it-costs">x</h2><figure class="fig" id="fig-a"><svg id="fig-a-w"></svg></figure>' +
    '<table id="table-x"><tr id="docker"><th scope="col" id="vpn">x</th></tr></table><dt id="mtls">m</dt><input id="no">';
  assert.deepEqual(publishedIds(html), ['what-it-costs', 'fig-a', 'table-x', 'docker', 'vpn', 'mtls']);
  assert.ok(allIds(html).has('toc'));
  assert.ok(!allIds(html).has('fig-a-w'));
});

test('a table is named and numbered, a second one under the heading is counted, a name of its own stays', () => {
  const html = nameTables(
    '<h2 id="costs">What it <i>costs</i></h2><table><tr></table><table class="x"><caption class="vh">All</caption><table id="own">',
  );
  assert.match(
    html,
    /<table id="table-costs"><caption><a class="self" href="#table-costs">Table 1<span class="vh">: What it costs/,
  );
  assert.match(
    html,
    /<table class="x" id="table-costs-2"><caption><a [^>]*>Table 2<span class="vh">: All<\/span>/,
  );
  assert.match(html, /<table id="own"><caption><a class="self" href="#own">Table 3/);
  assert.equal(nameTables('<table><tr>'), '<table><tr>');
});

test('titles of headings and snippets link to themselves; one with a link inside stays as it is', () => {
  assert.equal(
    addSelfLinks('<h2 id="a">A <code>b</code></h2><h3 id="b"><a href="/x/">x</a></h3><h3>c</h3>'),
    '<h2 id="a"><a class="self" href="#a">A <code>b</code></a></h2><h3 id="b"><a href="/x/">x</a></h3><h3>c</h3>',
  );
  assert.match(
    addSelfLinks(
      '<figure class="code" id="snippet-x"><figcaption class="cap"><b>x</b></figcaption></figure>',
    ),
    /<b><a class="self" href="#snippet-x">x<\/a><\/b>/,
  );
});

test('a retired fragment stands inside the place that replaced it', () => {
  assert.match(
    addAliases('<h2 id="now">x</h2>', { old: 'now' }),
    /<h2 id="now"><span class="alias" id="old"><\/span>x/,
  );
  assert.match(
    addAliases('<tr id="now"><th>x', { old: 'now' }),
    /<tr id="now"><th><span class="alias" id="old">/,
  );
  assert.throws(
    () => addAliases('<h2 id="a">', { old: 'b' }),
    /aliases\.old: nothing on the page has the id "b"/,
  );
  assert.throws(() => addAliases('<h2 id="a">', { a: 'a' }), /still on the page/);
});
