/** What a reader of a drawing notices first: a line through a word. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPages } from '../content/page-model.ts';
import { drawFigure } from './figure.ts';
import { pointsOf, type Point } from './path.ts';
import { ask } from './pool.ts';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
  text: string;
}

const attribute = (tag: string, name: string) =>
  Number(new RegExp(`\\s${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? 0);

/** Titles of zones, and labels of arrows with the arrow that each is of. */
function words(svg: string): (Box & { edge: string | undefined })[] {
  const found = svg.matchAll(
    /<g class="(dg-title[^"]*|label)"([^>]*)transform="translate\((-?[\d.]+) (-?[\d.]+)\)"[^>]*>(<rect[^>]*>)(.*?)<\/g>/gs,
  );
  return [...found].map(([, , rest, x, y, rect, inner]) => {
    const [left, top] = [Number(x) + attribute(rect!, 'x'), Number(y) + attribute(rect!, 'y')];
    return {
      left,
      top,
      right: left + attribute(rect!, 'width'),
      bottom: top + attribute(rect!, 'height'),
      text: inner!
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
      edge: /data-edge="([^"]+)"/.exec(rest!)?.[1],
    };
  });
}

/** The corners of each arrow; a rounded corner is its control point. */
function lines(svg: string): { edge: string; points: Point[] }[] {
  return [...svg.matchAll(/<path class="dg-edge[^>]*>/g)].map(([tag]) => ({
    edge: /data-edge="([^"]+)"/.exec(tag)![1]!,
    points: pointsOf(/\sd="([^"]+)"/.exec(tag)![1]!),
  }));
}

const crosses = ({ left, top, right, bottom }: Box, [ax, ay]: Point, [bx, by]: Point) =>
  Math.max(ax, bx) > left && Math.min(ax, bx) < right && Math.max(ay, by) > top && Math.min(ay, by) < bottom;

test('no arrow crosses a title, nor the label of another, in either drawing of any figure', async () => {
  const found: string[] = [];
  for (const { file, figures } of readPages())
    for (const fence of figures) {
      const figure = await drawFigure(fence);
      for (const [name, svg] of [
        ['wide', figure.wide.svg],
        ['narrow', figure.narrow?.svg],
      ] as const)
        for (const { edge, points } of lines(svg ?? ''))
          for (const box of words(svg ?? ''))
            if (box.edge !== edge && points.some((point, i) => i > 0 && crosses(box, points[i - 1]!, point)))
              found.push(`${file}:${fence.line} ${figure.id}, ${name}: ${edge} through "${box.text}"`);
    }
  assert.deepEqual(found, []);
});

test('a title stands between the arrows where they pass at both sides', async () => {
  const source =
    'flowchart TB\naccTitle: T\naccDescr: D\nsubgraph z [A zone of three]\na\nb\nc\nend\nx --> a\ny --> c';
  const answer = await ask({ id: 'fig-x', source, flows: false });
  const svg = 'drawn' in answer ? answer.drawn.wide.svg : '';
  const title = words(svg).find(({ text }) => text === 'A zone of three')!;
  for (const { points } of lines(svg))
    assert(!points.some((point, i) => i > 0 && crosses(title, points[i - 1]!, point)));
});

test('the ground of a title cuts nothing off the lines beside it', async () => {
  for (let length = 3; length < 13; length += 1) {
    const title = 'A zone of wood'.slice(0, length).trim();
    const source = `flowchart TB\naccTitle: T\naccDescr: D\nsubgraph z [${title}]\na\nb\nc\nend\nx --> a\ny --> b\nw --> c`;
    const answer = await ask({ id: 'fig-x', source, flows: false });
    const svg = 'drawn' in answer ? answer.drawn.wide.svg : '';
    const { left, top, right, bottom } = words(svg).find(({ text }) => text === title)!;
    for (const { points } of lines(svg))
      for (const [i, [x, y]] of points.slice(1).entries()) {
        const past = Math.max(y, points[i]![1]) > top && Math.min(y, points[i]![1]) < bottom;
        // The ground reaches 4 px beside the words, and half of a line is nearly 2 px.
        assert(!past || x < left - 5.5 || x > right + 5.5, `${title}: a line at ${x}`);
      }
  }
});

test('the word of a block stands in the middle of its tab', async () => {
  const answer = await ask({
    id: 'fig-x',
    source: 'sequenceDiagram\naccTitle: T\naccDescr: D\nloop hourly\nA->>B: asks\nend',
    flows: false,
  });
  const svg = 'drawn' in answer ? answer.drawn.wide.svg : '';
  const corners = /<polygon[^>]*points="([^"]+)"[^>]*class="dg-tab"/.exec(svg)![1]!;
  const levels = corners.split(' ').map((corner) => Number(corner.split(',')[1]));
  const word = attribute(/<text[^>]*class="dg-tab-text"/.exec(svg)![0], 'y');
  assert(Math.abs(word - (Math.min(...levels) + Math.max(...levels)) / 2) <= 1, `${corners}; ${word}`);
});
