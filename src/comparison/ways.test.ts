import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawWays, waysHeight, type Way } from './ways.ts';

const own: Way = { sign: 'through', wanted: true };
const other = (sign: Way['sign']): Way => ({ sign, wanted: false });
/** Gaps in the wall: the places where its line is lifted between its corners. */
const gaps = (svg: string) => (/<path class="wall" d="([^"]+)"/.exec(svg)![1]!.match(/M124/g) ?? []).length;

test('the wall is open where somebody gets in, and closed where nobody does', () => {
  assert.equal(gaps(drawWays('dials', [own, other('stopped'), other('stopped')])), 1);
  assert.equal(gaps(drawWays('dials', [own, other('condition'), other('stopped')])), 2);
  assert.equal(gaps(drawWays(undefined, [other('stopped'), other('unknown')])), 0);
});

test('who gets in unwanted is bold; your own job never is', () => {
  const svg = drawWays('dials', [own, other('condition'), other('through'), other('stopped')]);
  assert.equal(svg.match(/class="go bold"/g)?.length, 2);
  assert.equal(svg.match(/class="go"/g)?.length, 1);
});

test('a line that is stopped ends in a cross before the wall, dashed', () => {
  const svg = drawWays('meets', [own, other('stopped')]);
  assert.match(svg, /<g class="no">.*stroke-dasharray/);
});

test('each kind draws your own job in its own way; a job that is kept out is stopped like any other', () => {
  const drawn = (['dials', 'meets', 'runs', 'nobody', undefined] as const).map((kind) =>
    drawWays(kind, [own]),
  );
  assert.equal(new Set(drawn).size, drawn.length);
  assert.match(drawWays('dials', [{ sign: 'stopped', wanted: true }]), /class="no"/);
});

test('it is as high as its lines', () => {
  assert.ok(waysHeight(3) > waysHeight(2));
});
