/** Writes new addresses into `content/sources.yaml` without touching anything else in it. */
import type { Row } from './verdict.ts';

/**
 * @param text the file
 * @returns the file with the address of every moved source replaced, and the sources whose address is not in it
 */
export function withMoves(text: string, rows: readonly Row[]): { text: string; missing: string[] } {
  const missing: string[] = [];
  for (const { id, address, moved } of rows) {
    if (!moved) continue;
    const block = new RegExp(`^${id}:\\n(?:[ #].*\\n|\\n)*`, 'm').exec(text);
    const changed = block?.[0].replace(`address: ${address}\n`, () => `address: ${moved}\n`);
    if (!block || !changed || changed === block[0]) missing.push(id);
    else text = text.slice(0, block.index) + changed + text.slice(block.index + block[0].length);
  }
  return { text, missing };
}
