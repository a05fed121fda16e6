/** What every option gives to those who set it up, open the firewall for it, and approve it. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { Element, Nodes } from 'hast';
import { elementsIn, findElement, hasClass, textOf } from '../../src/lib/hast.ts';
import { built, pages, read } from './built.ts';

const all = (tree: Nodes, name: string) => elementsIn(tree).filter(({ tagName }) => tagName === name);
const marked = (tree: Nodes, name: string) => elementsIn(tree).filter((element) => hasClass(element, name));
const text = (element: Element) => textOf(element).replaceAll(/\s+/g, ' ').trim();
const link = (tree: Nodes, words: string) => all(tree, 'a').find((element) => text(element) === words);
/** The headings of an article; what a press would bring is not among them. */
const headings = (tree: Nodes) => all(tree, 'h2').map(text);

const packets = built.filter(({ address }) => /^(?!\/embed\/).*\/review\/$/.test(address));
const options = packets.map(({ address }) => pages.find((page) => address === `${page.address}review/`)!);

test('every block holds to the letter what its raw file holds, and no prompt', () => {
  let blocks = 0;
  for (const { address, tree } of pages)
    for (const block of marked(tree, 'code').filter(({ tagName }) => tagName === 'figure')) {
      const code = textOf(findElement(block, 'code')!);
      assert.doesNotMatch(code, /^\$ /m, address);
      const raw = marked(block, 'cap')
        .flatMap((head) => all(head, 'a'))
        .find((element) => !hasClass(element, 'self'));
      if (!raw) continue;
      const file = path.posix.join(address, String(raw.properties['href']));
      assert.equal(`${code.trimEnd()}\n`, read(file), file);
      blocks += 1;
    }
  assert.ok(blocks > 100, `${blocks} blocks`);
});

test('every firewall rule has its evidence, and the head of an option leads to the rules', () => {
  assert.ok(options.length > 5);
  for (const { address, tree } of [...options, ...packets]) {
    const evidence = marked(tree, 'rules')
      .flatMap((table) => all(table, 'tr'))
      .flatMap((row) => all(row, 'td').at(-1) ?? []);
    assert.ok(evidence.length > 0, address);
    for (const cell of evidence) assert.match(text(cell), /\d$|\(judgment\)|Unconfirmed/, address);
  }
  for (const { address, tree } of options) {
    const href = marked(tree, 'meta').flatMap((head) => link(head, 'Firewall rules') ?? [])[0]?.properties[
      'href'
    ];
    assert.equal(href, '#firewall-rules', address);
    assert.ok(headings(tree).includes('Firewall rules'), address);
  }
});

test('every option leads to its packet, which has all that is asked before it is approved', () => {
  for (const [at, { address, tree }] of packets.entries()) {
    const from = options[at]!;
    const href = String(link(from.tree, 'Security review')?.properties['href']);
    assert.equal(path.posix.join(from.address, href), address);
    assert.ok(
      marked(tree, 'dg').some(({ tagName }) => tagName === 'svg'),
      address,
    );
    const found = headings(tree);
    const cites = all(tree, 'sup').some((mark) => findElement(mark, 'a'));
    for (const heading of [
      'Who gets in',
      'Firewall rules',
      'Residual risks',
      'Unconfirmed',
      'Sign-off',
      // An option may rest on judgment alone.
      ...(cites ? ['Sources'] : []),
    ])
      assert.ok(found.includes(heading), `${address} lacks ${heading}: ${found.join(', ')}`);
  }
});
