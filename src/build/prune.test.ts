import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { asData, prune, pruneStyles } from './prune.ts';

const only =
  (...names: string[]) =>
  (name: string) =>
    names.includes(name);

test('what can match stays to the letter; what cannot goes, selectors out of a list too', () => {
  const css =
    ':root{--a:1}*{margin:0}.in{color:red}.out{color:red}.in .out,p>.in:hover{x:y}.in:not(.out){x:y}:is(.out,.in){x:y}';
  assert.equal(
    prune(css, only('in', 'p')),
    ':root{--a:1}*{margin:0}.in{color:red}p>.in:hover{x:y}.in:not(.out){x:y}:is(.out,.in){x:y}',
  );
});

test('of a list in brackets one selector has to be able to match, but nothing that a rule excludes', () => {
  const css =
    ':is(.out,#gone) p{x:y}:where(.out,p .in){x:y}p:has(>.out){x:y}p:has(>.in,.out){x:y}p:not(.out):not(:has(.out)){x:y}:is(.in:has(.out),p){x:y}';
  assert.equal(
    prune(css, only('in', 'p')),
    ':where(.out,p .in){x:y}p:has(>.in,.out){x:y}p:not(.out):not(:has(.out)){x:y}:is(.in:has(.out),p){x:y}',
  );
});

test('a group goes with its last rule; nested rules go alone; animations and pages stay', () => {
  const css =
    '@media print{.out{a:b}@supports (a:b){#out{a:b}}}@media print{.out{a:b}.in{a:b}}' +
    '.in{a:b;& .out{a:b}& .in{a:b}}@keyframes k{from{a:b}to{a:c}}@page{size:A4}@media print{@page{size:A5}}';
  assert.equal(
    prune(css, only('in')),
    '@media print{.in{a:b}}.in{a:b;& .in{a:b}}@keyframes k{from{a:b}to{a:c}}@page{size:A4}@media print{@page{size:A5}}',
  );
  assert.equal(
    prune('@media print{.out{a:b}@page{size:A4}}.in{@media print{a:b}}', only('in')),
    '@media print{@page{size:A4}}.in{@media print{a:b}}',
  );
});

test('a name counts that stands in the page, in its scripts, or in what they load; not one in its words', () => {
  const assets = mkdtempSync(path.join(tmpdir(), 'assets-'));
  writeFileSync(
    path.join(assets, 'first.00000001.js'),
    `load("second.00000002.js");x.className="made";index=${asData(`'${'foreign '.repeat(1e6)}'`)};'it\\'s'`,
  );
  writeFileSync(path.join(assets, 'second.00000002.js'), 'x.className=`m-${verdict}`');
  writeFileSync(path.join(assets, 'other.00000003.js'), 'x.className="foreign"');
  const page = (css: string) =>
    `<head><style>${css}</style><script src="../assets/first.00000001.js"></script></head><body class="top"><p id="one" data-verdict="yes">prose</p></body>`;
  assert.equal(
    pruneStyles(page('.top{}#one{}.made{}.m-yes{}.m-no{}.prose{}.foreign{}.made-up{}table{}p{}'), assets),
    page('.top{}#one{}.made{}.m-yes{}p{}'),
  );
});

test('of the custom properties of :root those stay that the page or a script asks for', () => {
  const assets = mkdtempSync(path.join(tmpdir(), 'assets-'));
  writeFileSync(path.join(assets, 'first.00000001.js'), `getPropertyValue('--by-script')`);
  const page = (css: string) =>
    `<head><style>${css}</style><script src="../assets/first.00000001.js"></script></head><body><svg fill="var(--in-page)"></svg></body>`;
  assert.equal(
    pruneStyles(
      page(
        ':root{color-scheme:light;--in-style:1;--gone:2;--in-page:3;--by-script:4;--last:5}body{a:var(--in-style)}',
      ),
      assets,
    ),
    page(':root{color-scheme:light;--in-style:1;--in-page:3;--by-script:4;}body{a:var(--in-style)}'),
  );
});
