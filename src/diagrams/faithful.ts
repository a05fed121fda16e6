import type { Fault } from './problem.ts';
import { lineWithText } from './source.ts';
import type { DiagramType, Said } from './types/type.ts';

/**
 * What a source holds against what its drawing shows, as a fault; undefined where both are the same. A
 * difference is a fault of the engine, and stops the build: a wrong drawing is worse than none.
 */
export function difference(type: DiagramType, said: Said, drawn: Element, source: string): Fault | undefined {
  const rest = [...type.shows(drawn)];
  const missing = said.holds.filter((thing) => {
    const at = rest.indexOf(thing);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  if (!missing.length && !rest.length) return undefined;
  const list = (things: string[]) =>
    things
      .slice(0, 2)
      .map((thing) => `“${thing}”`)
      .join(', ') || 'nothing';
  const known = missing[0] && type.remedy?.(missing[0], rest[0] ?? '', source);
  if (known) return known;
  const reason = `The drawing would not show what is written: ${list(missing)} became ${list(rest)}. Write this part in another way.`;
  const text = missing[0]?.replace(/^[^:]*: ?/, '');
  return { reason, line: text ? lineWithText(source, text) : undefined };
}
