/**
 * An option as a small picture, without a word: one line for each who may want in, and your wall. It says what the plate
 * and the figure of the option say, small enough for a wall of them, and large above the chooser's result. The signs are
 * those of `src/theme/Sign.astro`: your own job's line also shows who dials whom.
 */
import type { Kind } from '../content/topics.ts';
import type { route } from '../content/model.ts';

export interface Way {
  sign: ReturnType<typeof route>;
  /** Whether to get in is what you want; a line that gets in unwanted is bold. */
  wanted: boolean;
}

export const WAYS_WIDTH = 200;
/** Between two lines, in units of the drawing: 1 px where it is 200 px wide. */
const STEP = 24;
const WALL = 124;
const RESOURCE = 168;
/** Half of a gap in the wall. */
const GAP = 7;

export const waysHeight = (count: number): number => STEP * count + 4;

const dot = (x: number, y: number, radius = 4) => `<circle cx="${x}" cy="${y}" r="${radius}"/>`;
const line = (from: number, to: number, y: number) => `M${from} ${y}H${to}`;
/** @param by 1 points to the right, -1 to the left */
const head = (x: number, y: number, by: 1 | -1) =>
  `<path class="fill" d="M${x} ${y - 4.5}l${8 * by} 4.5 ${-8 * by} 4.5z"/>`;
const group = (name: string, inside: string) => `<g class="${name}">${inside}</g>`;

/** Your own job's line, where it gets in or takes another way: who dials whom. */
const OWN: Record<NonNullable<Kind['sign']>, (y: number) => string> = {
  dials: (y) => `${dot(8, y)}<path d="${line(12, RESOURCE - 8, y)}"/>${head(RESOURCE - 9, y, 1)}`,
  meets: (y) =>
    `${dot(8, y)}<path d="${line(12, 54, y)}${line(RESOURCE, 88, y)}M72 ${y - 7}l7 7-7 7-7-7z"/>` +
    `${head(54, y, 1)}${head(90, y, -1)}`,
  runs: (y) =>
    `<path d="${line(134, 14, y)}${line(142, RESOURCE - 8, y)}"/>${head(16, y, -1)}${dot(138, y)}${head(RESOURCE - 9, y, 1)}`,
  nobody: (y) =>
    `${dot(8, y)}<path d="${line(12, 54, y)}${line(RESOURCE, 88, y)}M64 ${y - 7}h14v14h-14z"/>` +
    `${head(54, y, 1)}${head(90, y, -1)}`,
};

function reach({ sign, wanted }: Way, y: number): string {
  if (sign === 'stopped')
    return group(
      'no',
      `${dot(8, y)}<path stroke-dasharray="5 4" d="${line(13, WALL - 26, y)}"/><path d="M${WALL - 22} ${y - 5}l10 10m0-10-10 10"/>`,
    );
  if (sign === 'unknown')
    return group('ask', `${dot(8, y)}<path stroke-dasharray="1 5" d="${line(13, WALL - 8, y)}"/>`);
  const inside =
    sign === 'through'
      ? `<path d="${line(12, 146, y)}"/>${head(145, y, 1)}`
      : `<path d="${line(12, WALL - 5, y)}${line(WALL + 5, 143, y)}M144 ${y - 4.5}l8 4.5-8 4.5z"/>${dot(WALL, y, 4.5)}`;
  return group(wanted ? 'go' : 'go bold', dot(8, y) + inside);
}

/**
 * @param kind sign of the option's kind; undefined draws every line straight
 * @param ways one for each who may want in, from top to bottom
 * @returns inside of an `<svg>` whose box is `WAYS_WIDTH` by `waysHeight(ways.length)`
 */
export function drawWays(kind: Kind['sign'], ways: readonly Way[]): string {
  const bottom = waysHeight(ways.length) - 1.5;
  const drawn = ways.map((way, index) => {
    const y = STEP * index + 14;
    // Where nobody connects, the network's own line goes out to what the job has left.
    const own = kind && way.wanted && (way.sign === 'through' || kind === 'nobody');
    return { y, own, open: Boolean(own) || way.sign === 'through' || way.sign === 'condition', way };
  });
  const edges = drawn.filter(({ open }) => open).map(({ y }) => `V${y - GAP}M${WALL} ${y + GAP}`);
  const wall = `<path class="wall" d="M198 1.5H${WALL}${edges.join('')}V${bottom}H198V1.5"/>`;
  const resource = `<path class="at" d="M${RESOURCE} 8h14v${bottom - 14}h-14z"/>`;
  return (
    wall +
    resource +
    drawn.map(({ y, own, way }) => (own ? group('go', OWN[kind!](y)) : reach(way, y))).join('')
  );
}
