/** Lines of drawings: read, shortened, and moved. */
import { short } from './svg.ts';

export type Point = readonly [x: number, y: number];

interface Command {
  command: string;
  values: number[];
}
export interface Step extends Command {
  /** Where it begins in the path's text. */
  at: number;
  from: Point;
  to: Point;
}

/** The steps of a path of absolute M, L, H, V, Q and C, as edges are. */
export function stepsOf(d: string): Step[] {
  let from: Point = [0, 0];
  return [...d.matchAll(/([MLHVQC])([^A-Z]*)/g)].map(({ 1: command, 2: rest, index: at }) => {
    const values = (rest!.match(/-?[\d.]+/g) ?? []).map(Number);
    const [x, y] = values.slice(-2) as [number, number];
    const to: Point = command === 'H' ? [x, from[1]] : command === 'V' ? [from[0], x] : [x, y];
    const step = { command: command!, values, at, from, to };
    from = to;
    return step;
  });
}

/** Corners and ends of a path; a rounded corner has its control points. */
export const pointsOf = (d: string): Point[] =>
  stepsOf(d).flatMap(({ command, values, to }) =>
    'HV'.includes(command)
      ? [to]
      : Array.from({ length: values.length / 2 }, (_, i): Point => [values[2 * i]!, values[2 * i + 1]!]),
  );

/**
 * The same path in fewer bytes: one decimal, no point in the middle of a straight run, H and V where
 * they do. Understands the absolute M, L and Q of edges; any other path is returned as it came.
 */
export function shorten(d: string): string {
  const steps = [...d.matchAll(/([a-z])([^a-z]*)/gi)].map(([, command, rest]): Command => ({
    command: command!,
    values: (rest!.match(/-?[\d.]+(?:e[-+]?\d+)?/gi) ?? []).map(
      (value) => Math.round(Number(value) * 10) / 10,
    ),
  }));
  if (
    !steps.every(
      ({ command, values }) => 'MLQ'.includes(command) && values.length === (command === 'Q' ? 4 : 2),
    )
  )
    return d;
  let out = '';
  let at = [NaN, NaN];
  straightened(steps).forEach(({ command, values }) => {
    const [x, y] = values.slice(-2) as [number, number];
    if (command !== 'L') out += command + values.map(short).join(' ');
    else if (y === at[1]) out += `H${short(x)}`;
    else if (x === at[0]) out += `V${short(y)}`;
    else out += `L${short(x)} ${short(y)}`;
    at = [x, y];
  });
  return out;
}

function straightened(steps: Command[]): Command[] {
  const kept: Command[] = [];
  for (const step of steps) {
    const [x, y] = step.values.slice(-2) as [number, number];
    const last = kept.at(-1);
    const [bx, by] = last?.values.slice(-2) ?? [NaN, NaN];
    if (step.command === 'L' && x === bx && y === by) continue;
    const [ax, ay] = kept.at(-2)?.values.slice(-2) ?? [NaN, NaN];
    const inLine =
      last?.command === 'L' && step.command === 'L' && ((ax === bx && bx === x) || (ay === by && by === y));
    if (inLine) kept.pop();
    kept.push(step);
  }
  return kept;
}

/** The path with its end moved along its last straight run. @param by px, forward; back where less than 0 */
export function endMoved(d: string, by: number): string {
  const last = stepsOf(d).at(-1);
  if (!last) return d;
  const [x, y] = last.to;
  const before = last.values.length > 2 ? last.values.slice(-4, -2) : last.from;
  const [dx, dy] = [x - before[0]!, y - before[1]!];
  const length = Math.hypot(dx, dy);
  if (!length) return d;
  const [nx, ny] = [x + (dx / length) * by, y + (dy / length) * by];
  const values =
    last.command === 'H' ? [nx] : last.command === 'V' ? [ny] : [...last.values.slice(0, -2), nx, ny];
  return d.replace(/[MLHVQC][^A-Z]*$/, `${last.command}${values.map(short).join(' ')}`);
}
