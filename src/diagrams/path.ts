import { short } from './svg.ts';

interface Step {
  command: string;
  values: number[];
}

/**
 * The same path in fewer bytes: one decimal, no point in the middle of a straight run, H and V where
 * they do. Understands the absolute M, L and Q of edges; any other path is returned as it came.
 */
export function shorten(d: string): string {
  const steps = [...d.matchAll(/([a-z])([^a-z]*)/gi)].map(([, command, rest]): Step => ({
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

function straightened(steps: Step[]): Step[] {
  const kept: Step[] = [];
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
  const steps = [...d.matchAll(/([MLHVQC])([^A-Z]*)/g)].map(([, command, rest]) => ({
    command: command!,
    values: (rest!.match(/-?[\d.]+/g) ?? []).map(Number),
  }));
  let [x, y] = [0, 0];
  let before = [x, y];
  for (const { command, values } of steps) {
    before = [x, y];
    if (command === 'H') x = values[0]!;
    else if (command === 'V') y = values[0]!;
    else {
      if (values.length > 2) before = values.slice(-4, -2);
      [x, y] = values.slice(-2) as [number, number];
    }
  }
  const [dx, dy] = [x - before[0]!, y - before[1]!];
  const length = Math.hypot(dx, dy);
  if (!length) return d;
  const last = steps.at(-1)!;
  const [nx, ny] = [x + (dx / length) * by, y + (dy / length) * by];
  const values =
    last.command === 'H' ? [nx] : last.command === 'V' ? [ny] : [...last.values.slice(0, -2), nx, ny];
  return d.replace(/[MLHVQC][^A-Z]*$/, `${last.command}${values.map(short).join(' ')}`);
}
