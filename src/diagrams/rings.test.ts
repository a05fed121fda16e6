import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFigure } from './figure.ts';

const source = `flowchart LR
accTitle: Who gets in
accDescr: The internet sees a port; a guest sees the shop outside.
subgraph outside [Outside]
  internet[The internet]
  guest[A guest]
end
shop[Shop]
subgraph network [Our network]
  resource[(Database)]
end
internet -.->|sees a port| resource
guest -.->|on a condition| shop
class network wall
`;

test('the ring of a condition lies in a gap of the wall that its line passes, else at its head', async () => {
  const { wide, narrow } = await drawFigure({ source, meta: 'flows id=fig-x', file: 'x.mdx', line: 1 });
  for (const { svg } of [wide, narrow].filter((drawing) => drawing !== undefined)) {
    const number = (tag: string, name: string) => Number(new RegExp(` ${name}="([-\\d.]+)"`).exec(tag)![1]);
    const wall = /dg-c-wall[^>]*><rect[^>]*>/.exec(svg)![0];
    const [gap, ...more] = svg.match(/<circle class="dg-gap-in-wall"[^>]*>/g)!;
    assert.equal(more.length, 0);
    const across = number(gap!, 'cx') === number(wall, 'x') || number(gap!, 'cy') === number(wall, 'y');
    assert.ok(across, `${gap} is not on ${wall}`);
    const line = (from: string) =>
      new RegExp(`<path class="dg-edge[^>]*data-from="${from}"[^>]*>`).exec(svg)![0];
    assert.match(line('internet'), /A4 4 /);
    assert.match(line('internet'), /marker-end="url\(#fig-x-[wn]-ringed\)"/);
    assert.match(line('guest'), /marker-end="url\(#fig-x-[wn]-conditional\)"/);
    const head = (name: string) => new RegExp(`<marker id="fig-x-[wn]-${name}".*?</marker>`).exec(svg)![0];
    assert.doesNotMatch(head('ringed'), /circle/);
    assert.match(head('conditional'), /circle/);
  }
});
