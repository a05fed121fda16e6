import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '../../lib/testing/random.ts';
import { arrange, place } from './layout.ts';
import { fit } from './spacing.ts';
import { Work } from './work.ts';
import { solve } from './network-simplex.ts';
import type { Box, Link, Placed } from './types.ts';

const SPACING = { node: 28, zone: 20, step: 36, stub: 16, track: 12, pad: 20, title: 34, beside: 3 };
const zone = (id: string, wall = false): Box => ({
  id,
  group: true,
  width: 90,
  height: 17,
  wall,
  shape: 'rect',
});
const node = (id: string, parent?: string): Box => ({
  id,
  ...(parent && { parent }),
  group: false,
  width: 110,
  height: 37,
  wall: false,
  shape: 'squareRect',
});
const boxes = [
  zone('everyone'),
  zone('cloud'),
  zone('network', true),
  node('internet', 'everyone'),
  node('orchestrator', 'cloud'),
  node('b', 'cloud'),
  node('agent', 'network'),
  node('db', 'network'),
];
const label = { width: 60, height: 17 };
const links: Link[] = [
  { id: 'l1', from: 'internet', to: 'network', label },
  { id: 'l2', from: 'b', to: 'network', label },
  { id: 'l3', from: 'agent', to: 'orchestrator', label },
  { id: 'l4', from: 'agent', to: 'db' },
];
const sides = (placed: Placed, id: string) => {
  const { x, y, width, height } = placed.boxes.get(id)!;
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
};

/** Zones hold their nodes, and nothing lies on anything else. */
function holdsTogether(placed: Placed): void {
  for (const box of boxes.filter((b) => b.parent)) {
    const [inner, outer] = [sides(placed, box.id), sides(placed, box.parent!)];
    assert(
      inner.left > outer.left &&
        inner.right < outer.right &&
        inner.top >= outer.top + 20 &&
        inner.bottom < outer.bottom,
      box.id,
    );
  }
  for (const a of boxes) {
    for (const b of boxes.filter((other) => other.id > a.id && other.parent === a.parent)) {
      const [s, t] = [sides(placed, a.id), sides(placed, b.id)];
      assert(
        s.right <= t.left || t.right <= s.left || s.bottom <= t.top || t.bottom <= s.top,
        `${a.id} and ${b.id}`,
      );
    }
  }
}

test('a line costs least where it is straight, within what must hold', () => {
  // Two things 10 apart, a third that wants to be level with both.
  const at = solve(3, [
    { u: 0, v: 1, least: 10, cost: Infinity },
    { u: 0, v: 2, least: 0, cost: 1 },
    { u: 2, v: 0, least: 0, cost: 1 },
    { u: 1, v: 2, least: 0, cost: 3 },
    { u: 2, v: 1, least: 0, cost: 3 },
  ]);
  assert.equal(at[2], at[1]);
  assert.throws(
    () =>
      solve(2, [
        { u: 0, v: 1, least: 1, cost: Infinity },
        { u: 1, v: 0, least: 1, cost: Infinity },
      ]),
    /contradict/,
  );
});

for (const direction of ['LR', 'TB'] as const) {
  test(`${direction}: zones hold their nodes, and nothing overlaps`, () => {
    const placed = place(arrange(boxes, links, direction, 'none'), boxes, direction, SPACING);
    holdsTogether(placed);
  });
}

test('lines of the sample run straight, and labels stand on them', () => {
  const placed = place(arrange(boxes, links, 'LR', 'none'), boxes, 'LR', SPACING);
  for (const [id, { points, label: at }] of placed.links) {
    assert.equal(new Set(points.map((point) => point.y)).size, 1, id);
    if (at) assert.equal(at.y, points[0]!.y);
  }
});

test('a line to a zone ends at its border; what leaves the wall still has it at the right', () => {
  const placed = place(arrange(boxes, links, 'LR', 'none'), boxes, 'LR', SPACING);
  assert.equal(placed.links.get('l1')!.points.at(-1)!.x, sides(placed, 'network').left);
  const [first, last] = [placed.links.get('l3')!.points[0]!, placed.links.get('l3')!.points.at(-1)!];
  assert(first.x > last.x);
});

test('downward, what a zone with a long title holds stands in its middle', () => {
  const open = [
    { ...zone('one'), width: 400 },
    node('a', 'one'),
    node('b', 'one'),
    zone('two'),
    node('c', 'two'),
  ];
  const inner: Link[] = [{ id: 'l1', from: 'a', to: 'b', label }];
  const placed = place(arrange(open, inner, 'TB', 'none'), open, 'TB', SPACING);
  const middle = placed.boxes.get('one')!.x;
  for (const id of ['a', 'b']) assert(Math.abs(placed.boxes.get(id)!.x - middle) < 2, id);
  assert(placed.links.get('l1')!.points.every(({ x }) => Math.abs(x - middle) < 2));
});

for (const [narrow, room] of [
  [false, 957],
  [true, 324],
] as const)
  test(`parts that no arrow joins stand in rows of ${room} px, what arrows lead to in the first`, () => {
    const loose = Array.from({ length: 9 }, (_, i) => node(`n${i}`, 'all'));
    const open = [node('user'), zone('all'), ...loose, node('b', 'all'), node('c', 'all')];
    const joined = [
      { id: 'l1', from: 'user', to: 'b' },
      { id: 'l2', from: 'b', to: 'c' },
    ];
    const placed = fit(open, joined, 'TB', narrow);
    const all = sides(placed, 'all');
    assert(all.right - all.left <= room);
    const rows = new Map<number, number[]>();
    for (const { id } of [...loose, node('b')]) {
      const { y, x } = placed.boxes.get(id)!;
      rows.set(y, [...(rows.get(y) ?? []), x]);
      assert(y >= placed.boxes.get('b')!.y, id);
    }
    assert(rows.size > 1 && rows.size < 9, `${rows.size} rows`);
    for (const row of rows.values())
      row.sort((a, b) => a - b).forEach((x, i) => assert(!i || x - row[i - 1]! > 110));
  });

for (const direction of ['TB', 'BT'] as const)
  test(`${direction}: where a title can only stand on an arrow, the head shows below it with a part of the line`, () => {
    const room = (title: number) => {
      const open = [node('a'), { ...zone('one'), width: title }, node('b', 'one')];
      const ends = direction === 'TB' ? { from: 'a', to: 'b' } : { from: 'b', to: 'a' };
      const placed = place(
        arrange(open, [{ id: 'l1', ...ends }], direction, 'none'),
        open,
        direction,
        SPACING,
      );
      return sides(placed, 'b').top - sides(placed, 'one').top;
    };
    // The title takes 24 px, and a head 10.
    assert(room(200) >= 24 + 10 + 10, `${room(200)}`);
    assert(room(40) < room(200));
  });

test('without a wall arrows alone say what comes first, also in a zone that leads elsewhere', () => {
  const open = [zone('one'), zone('two'), node('a', 'one'), node('b', 'one'), node('c', 'two')];
  const leads: Link[] = [
    { id: 'l1', from: 'a', to: 'b' },
    { id: 'l2', from: 'a', to: 'c' },
  ];
  const placed = place(arrange(open, leads, 'LR', 'none'), open, 'LR', SPACING);
  assert(sides(placed, 'a').right < sides(placed, 'b').left);
});

for (const direction of ['LR', 'TB'] as const) {
  test(`${direction}: a box is drawn out until the heads of all its lines have room`, () => {
    const many = Array.from({ length: 9 }, (_, i) => node(`n${i}`, 'all'));
    const open = [zone('all'), ...many, node('hub', 'all')];
    const into = many.map(({ id }): Link => ({ id: `to-${id}`, from: id, to: 'hub' }));
    const placed = place(arrange(open, into, direction, 'none'), open, direction, SPACING);
    const [side, across] = direction === 'LR' ? (['height', 'y'] as const) : (['width', 'x'] as const);
    const ends = [...placed.links.values()].map(({ points }) => points.at(-1)![across]).sort((a, b) => a - b);
    for (const [i, end] of ends.slice(1).entries()) assert(end - ends[i]! > 10, `${ends[i]} and ${end}`);
    assert(ends.at(-1)! - ends[0]! < placed.boxes.get('hub')![side]);
  });
  test(`${direction}: what takes more work than there is, Mermaid’s own layout places`, () => {
    const placed = fit(boxes, links, direction, false, new Work(100));
    assert(placed.large);
    holdsTogether(placed);
    // Every line ends at what it joins.
    for (const { id, from, to } of links) {
      const { points, label: at } = placed.links.get(id)!;
      for (const [end, point] of [
        [from, points[0]!],
        [to, points.at(-1)!],
      ] as const) {
        const { left, right, top, bottom } = sides(placed, end);
        assert(
          point.x >= left - 1 && point.x <= right + 1 && point.y >= top - 1 && point.y <= bottom + 1,
          `${id} at ${end}`,
        );
      }
      assert.equal(Boolean(at), id !== 'l4', id);
    }
    assert(!fit(boxes, links, direction, false).large);
  });
}

/** Nodes and arrows without zones or labels, out of lines such as `1>2 3>2`. */
function graphOf(text: string): { boxes: Box[]; links: Link[] } {
  const links = text.split(' ').map((arrow): Link => {
    const [from, to] = arrow.split('>') as [string, string];
    return { id: arrow, from, to };
  });
  const ids = new Set(links.flatMap(({ from, to }) => [from, to]));
  return { boxes: [...ids].map((id) => node(id)), links };
}

/** Pairs of runs, one upright and one level, that meet between their ends. */
function crossings({ links: lines }: Placed): number {
  const runs = [...lines.values()].flatMap(({ points }) =>
    points.slice(1).map((to, i) => ({ from: points[i]!, to })),
  );
  const within = (value: number, a: number, b: number) => value > Math.min(a, b) && value < Math.max(a, b);
  const upright = runs.filter(({ from, to }) => Math.abs(from.x - to.x) < 0.1);
  const level = runs.filter(({ from, to }) => Math.abs(from.y - to.y) < 0.1);
  return upright.reduce(
    (sum, { from, to }) =>
      sum +
      level.filter((run) => within(from.x, run.from.x, run.to.x) && within(run.from.y, from.y, to.y)).length,
    0,
  );
}

test('lanes that were put aside for one arrow stay there while others are moved', () => {
  for (const text of ['2>7 1>6 3>4 3>5 5>7 0>6 6>7', '5>7 0>3 2>3 6>7 4>5 2>6 0>5 1>7']) {
    const { boxes: open, links: arrows } = graphOf(text);
    assert.equal(crossings(fit(open, arrows, 'TB', false)), 0, text);
  }
});

test('many arrows that turn between two columns do not cross where they need not', () => {
  for (const text of [
    '1>7 1>8 1>2 1>4 0>6 1>9 0>5 0>7 1>3',
    '1>10 0>11 1>7 0>2 1>5 0>9 0>7 0>6 1>3 1>4 0>8',
  ]) {
    const { boxes: open, links: arrows } = graphOf(text);
    assert.equal(crossings(fit(open, arrows, 'TB', false)), 0, text);
  }
});

test('between two boxes that stand nearly in line, an arrow runs straight', () => {
  const { boxes: open, links: arrows } = graphOf('0>1 1>2 2>3 0>3 1>3');
  const { links: lines } = fit(
    open.map((box) => (box.id === '0' ? { ...box, width: 70 } : box)),
    arrows,
    'TB',
    false,
  );
  for (const id of ['0>1', '1>2', '2>3']) {
    const { points } = lines.get(id)!;
    const step = Math.abs(points[0]!.x - points.at(-1)!.x);
    assert(step < 0.1 || step > 20, `${id} steps aside by ${step} px`);
  }
});

test('no arrow steps a px or two aside on its way to a bend', () => {
  // A connection that times out and is tried again.
  const state = (id: string, width: number): Box => ({ ...node(id), width, height: 33 });
  const change = (from: string, to: string, width: number): Link => ({
    id: `${from} to ${to}`,
    from,
    to,
    label: { width, height: 21 },
  });
  const { links: lines } = fit(
    [state('new', 107), state('dialing', 92), state('open', 89), state('waiting', 76), state('closed', 76)],
    [
      change('new', 'dialing', 37),
      change('dialing', 'open', 106),
      change('dialing', 'waiting', 64),
      change('waiting', 'dialing', 118),
      change('open', 'closed', 76),
      change('open', 'waiting', 102),
    ],
    'LR',
    false,
  );
  for (const [id, { points }] of lines)
    for (const [i, { y }] of points.slice(1).entries()) {
      const step = Math.abs(y - points[i]!.y);
      assert(step < 0.1 || step > 4, `${id} steps aside by ${step} px`);
    }
});

/** Arrows that share more than 4 px of a straight run. */
function shared({ links: lines }: Placed): string[] {
  const runs = [...lines].flatMap(([id, { points }]) =>
    points.slice(1).map((to, i) => ({ id, from: points[i]!, to })),
  );
  type Run = (typeof runs)[number];
  const together = (a: Run, b: Run, along: 'x' | 'y', beside: 'x' | 'y') =>
    [a.to, b.from, b.to].every((point) => Math.abs(point[beside] - a.from[beside]) < 2) &&
    Math.min(Math.max(a.from[along], a.to[along]), Math.max(b.from[along], b.to[along])) -
      Math.max(Math.min(a.from[along], a.to[along]), Math.min(b.from[along], b.to[along])) >
      4;
  return runs.flatMap((a, i) =>
    runs
      .slice(i + 1)
      .filter((b) => b.id !== a.id && (together(a, b, 'x', 'y') || together(a, b, 'y', 'x')))
      .map((b) => `${a.id} and ${b.id}`),
  );
}

/** Arrows from lower to higher numbers, so many that some must cross between two layers. */
function tangle(seed: number): string {
  const next = random(seed);
  const below = (n: number) => Math.floor(next() * n);
  const count = 10 + below(4);
  const arrows = Array.from({ length: count + 4 + below(5) }, () => {
    const from = below(count - 1);
    return `${from}>${from + 1 + below(count - from - 1)}`;
  });
  return [...new Set(arrows)].join(' ');
}

/** Would be read as 4 to 9 and 7 to 10 if those two arrows ran together. */
const EXCHANGED = '4>6 1>2 3>6 0>10 9>10 4>10 8>9 0>3 7>9 6>8 2>6 0>1 3>10';

for (const direction of ['LR', 'TB'] as const) {
  for (const narrow of [false, true]) {
    test(`${direction}, ${narrow ? 'narrow' : 'wide'}: no two arrows share a run, so none is read with the ends of another`, () => {
      for (const text of [EXCHANGED, ...Array.from({ length: 70 }, (_, seed) => tangle(seed))]) {
        const { boxes: open, links: arrows } = graphOf(text);
        assert.deepEqual(shared(fit(open, arrows, direction, narrow)), [], text);
      }
    });
  }
}
