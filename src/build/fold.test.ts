import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFragment, stringify } from '../lib/hast.ts';
import { foldSections } from './fold.ts';

const folded = (html: string, ...ids: string[]) => {
  const tree = parseFragment(html);
  foldSections(tree, ids);
  return stringify(tree);
};
const fold = (level: number, id: string, inside: string) =>
  `<details class="fold"><summary><h${level} id="${id}">${id.toUpperCase()}</h${level}></summary>` +
  `<a class="self" href="#${id}"><span class="vh">${id.toUpperCase()}</span></a>${inside}</details>`;

test('a section ends before the next heading of its level, or of one above', () => {
  assert.equal(
    folded('<h2 id="a">A</h2><p>1</p><h3 id="b">B</h3><p>2</p><h2 id="c">C</h2>', 'a'),
    `${fold(2, 'a', '<p>1</p><h3 id="b">B</h3><p>2</p>')}<h2 id="c">C</h2>`,
  );
  assert.equal(
    folded('<h3 id="a">A</h3><h4 id="b">B</h4><h2 id="c">C</h2>', 'a'),
    `${fold(3, 'a', '<h4 id="b">B</h4>')}<h2 id="c">C</h2>`,
  );
});

test('sections fold beside each other and in each other, in any order', () => {
  const page = '<h2 id="a">A</h2><h3 id="b">B</h3>2<h3 id="c">C</h3>3<h2 id="d">D</h2>';
  const whole = `${fold(2, 'a', fold(3, 'b', '2') + fold(3, 'c', '3'))}<h2 id="d">D</h2>`;
  assert.equal(folded(page, 'a', 'b', 'c'), whole);
  assert.equal(folded(page, 'c', 'b', 'a'), whole);
});

test('what no heading has is no section', () => {
  assert.throws(() => folded('<h2 id="a">A</h2><p id="b"></p>', 'b'), /no heading has the id "b"/);
  assert.throws(() => folded('<h2 id="a">A</h2>', 'c'), /no heading has the id "c"/);
});
