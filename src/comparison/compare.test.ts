import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../content/model.ts';
import { select, type Answers } from './select.ts';
import { toCsv, toHtml, toMarkdown } from '../lib/grid.ts';
import { random } from '../lib/testing/random.ts';
import { MAX_FIND, parseView, showsWords, tidy, viewAddress, type View, type Vocabulary } from './view.ts';

const known: Vocabulary = {
  needs: ['no-inbound', 'docker', 'macos', 'free-plan'],
  options: ['ip-ranges', 'vpn', 'mesh-vpn', 'server'],
  groups: ['reach', 'executors', 'cost'],
};
const CRITERIA = [...known.needs, 'audit'];
const whole: View = { needs: [], options: [], groups: [], differ: false, show: '', find: '' };
const view = (part: Partial<View>): View => ({ ...whole, ...part });

test('an address is short, readable and has one form', () => {
  assert.equal(viewAddress(whole), '');
  assert.equal(
    viewAddress(
      view({ needs: ['no-inbound', 'docker'], options: ['vpn', 'mesh-vpn'], differ: true, show: 'marks' }),
    ),
    '?need=no-inbound,docker&option=vpn,mesh-vpn&show=marks&differ',
  );
  assert.equal(viewAddress(view({ find: 'a b&c' })), '?find=a%20b%26c');
});

test('order, repetition and unknown parts of an address mean nothing', () => {
  const straight = parseView('?need=no-inbound,docker&option=vpn,server&differ', known);
  for (const search of [
    '?differ=1&option=server,vpn&need=docker,no-inbound',
    'need=docker&need=no-inbound&option=vpn&option=server,vpn&differ',
    '?need=docker,nonsense,no-inbound,docker&option=vpn,server,../x&differ&utm_source=mail&show=nonsense',
    '?need=docker%2Cno-inbound&option=vpn%20server&differ=',
    // A chat that appends its own to whatever the address is.
    '?differ&option=vpn,server&need=no-inbound,docker?utm_source=chat',
    // Published by earlier versions.
    '?need=no-inbound,docker&option=vpn,server&differ&sort=macos&swap',
  ])
    assert.deepEqual(parseView(search, known), straight, search);
});

test('all options is the same view as no choice', () => {
  assert.deepEqual(parseView(`?option=${known.options.join()}&group=${known.groups.join()}`, known), whole);
});

test('the address of every state restores it: random walks', () => {
  const next = random(42);
  const below = (count: number) => Math.floor(next() * count);
  const some = (ids: readonly string[]) => ids.filter(() => below(2));
  const words = [
    '',
    'oidc',
    ' two  words ',
    'ü&=?#%',
    '<img src=x onerror=alert(1)>',
    '👩‍💻'.repeat(30),
    'a\u0000b',
  ];
  let state = whole;
  for (let step = 0; step < 3000; step += 1) {
    const change: Partial<View>[] = [
      { needs: some(known.needs) },
      { options: some(known.options) },
      { groups: some(known.groups) },
      { differ: below(2) === 1 },
      { show: (['', 'marks', 'words'] as const)[below(3)]! },
      { find: words[below(words.length)]! },
    ];
    state = tidy({ ...state, ...change[below(change.length)] }, known);
    const address = viewAddress(state);
    assert.deepEqual(parseView(address, known), state, address);
    const turned = `?${address.slice(1).split('&').reverse().join('&')}`;
    assert.equal(viewAddress(parseView(turned, known)), address);
    assert.match(address, /^[\w?&=,.%~!'()*-]*$/);
  }
});

test('hostile addresses leave the whole table', () => {
  for (const search of [
    '?',
    '?%',
    '?need=%E0%A4%A',
    '?need=__proto__,constructor&option=toString&group=hasOwnProperty&show=__proto__',
    '?need[]=docker&option[0]=vpn',
    `?need=${'x,'.repeat(50_000)}`,
    '?find=%00%01%1f',
  ])
    assert.deepEqual(parseView(search, known), whole, search.slice(0, 40));
  assert.equal([...parseView(`?find=${'y'.repeat(5000)}`, known).find].length, MAX_FIND);
});

const table: Record<string, Record<string, Verdict>> = {
  'ip-ranges': { 'no-inbound': 'no', docker: 'yes', macos: 'partly', 'free-plan': 'no', audit: 'partly' },
  vpn: { 'no-inbound': 'no', docker: 'no', macos: 'yes', 'free-plan': 'yes', audit: 'partly' },
  'mesh-vpn': { 'no-inbound': 'yes', docker: 'partly', macos: 'yes', 'free-plan': 'yes', audit: 'yes' },
  server: { 'no-inbound': 'partly', docker: 'yes', macos: 'unknown', 'free-plan': 'no', audit: 'partly' },
};
const answers: Answers = {
  options: known.options,
  criteria: CRITERIA.map((id) => ({ id, group: id === 'audit' ? 'cost' : 'reach' })),
  needs: new Map([
    ['no-inbound', { partly: false, expected: false }],
    ['docker', { partly: true, expected: false }],
    ['macos', { partly: true, expected: false }],
    ['free-plan', { partly: true, expected: false }],
  ]),
  verdict: (option, criterion) => table[option]![criterion]!,
};

test('partly counts only where the criterion says so, and unknown never', () => {
  assert.deepEqual(select(view({ needs: ['no-inbound'] }), answers).options, ['mesh-vpn']);
  assert.deepEqual(select(view({ needs: ['docker'] }), answers).options, ['ip-ranges', 'mesh-vpn', 'server']);
  assert.deepEqual(select(view({ needs: ['macos'] }), answers).options, ['ip-ranges', 'vpn', 'mesh-vpn']);
});

test('what falls out names every need it fails; counts say what one more need would leave', () => {
  const { left, counts } = select(view({ needs: ['docker', 'free-plan'] }), answers);
  assert.deepEqual(left, [
    { option: 'ip-ranges', fails: ['free-plan'] },
    { option: 'vpn', fails: ['docker'] },
    { option: 'server', fails: ['free-plan'] },
  ]);
  assert.deepEqual(Object.fromEntries(select(whole, answers).counts), {
    'no-inbound': 1,
    docker: 3,
    macos: 3,
    'free-plan': 2,
  });
  assert.equal(counts.get('macos'), 1);
});

test('when nothing fits, the need to give up first is the one that brings back most', () => {
  const chosen = view({ needs: ['no-inbound', 'free-plan'], options: ['ip-ranges', 'vpn', 'server'] });
  const { options, giveUp } = select(chosen, answers);
  assert.deepEqual(options, []);
  assert.deepEqual(giveUp, { need: 'no-inbound', brings: 1 });
  // Nobody fails one need alone: the one that most fail goes first.
  const hard = select(
    view({ needs: ['no-inbound', 'free-plan'], options: ['ip-ranges', 'server'] }),
    answers,
  );
  assert.equal(hard.giveUp?.brings, 0);
});

test('hiding identical rows keeps those worth reading', () => {
  const two = select(view({ options: ['ip-ranges', 'server'], differ: true }), answers);
  assert.deepEqual(two.criteria, ['no-inbound', 'macos']);
  assert.deepEqual(select(view({ groups: ['cost'] }), answers).criteria, ['audit']);
});

test('what is left is ranked: fewest partly, then most yes; what lacks the expected comes last', () => {
  const ranked = (part: Partial<View>, needs = answers.needs) =>
    select(view(part), { ...answers, needs }).ranked.map(({ option }) => option);
  assert.deepEqual(ranked({ needs: ['macos'] }), ['mesh-vpn', 'vpn', 'ip-ranges']);
  const [first] = select(view({ needs: ['docker'] }), answers).ranked.filter(({ partly }) => partly.length);
  assert.deepEqual(first, { option: 'mesh-vpn', partly: ['docker'], lacks: [] });
  // Server says yes least, but everybody expects what the others lack.
  const expecting = new Map(answers.needs).set('no-inbound', { partly: true, expected: true });
  assert.deepEqual(ranked({ options: ['ip-ranges', 'vpn', 'server'] }, expecting), [
    'server',
    'vpn',
    'ip-ranges',
  ]);
});

test('many options show as marks and few as words, unless the reader says otherwise', () => {
  assert.equal(showsWords('', 14), false);
  assert.equal(showsWords('', 3), true);
  assert.equal(showsWords('words', 14), true);
  assert.equal(showsWords('marks', 3), false);
});

test('text to take away cannot break out of its format', () => {
  const grid = [
    ['Need', 'A | B'],
    ['=1+1', 'says "hi", <b>\nthen'],
  ];
  assert.equal(toMarkdown(grid), '| Need | A \\| B |\n| --- | --- |\n| =1+1 | says "hi", \\<b> then |\n');
  assert.equal(toCsv(grid), 'Need,A | B\r\n\'=1+1,"says ""hi"", <b>\nthen"\r\n');
  assert.match(toHtml(grid), /<th scope="col">A \| B<\/th>.*&lt;b&gt;/s);
});
