import type { Box } from './types.ts';

/**
 * How far inside a node's box its outline lies, in px, for a line that meets it `off` px beside the
 * middle. Zero for everything with straight sides.
 */
export function inset({ shape, width, height }: Box, off: number, sideways: boolean): number {
  const [main, cross] = sideways ? [width / 2, height / 2] : [height / 2, width / 2];
  const round = (radius: number, from: number) =>
    radius - Math.sqrt(Math.max(0, radius ** 2 - Math.max(0, Math.abs(off) - from) ** 2));
  switch (shape) {
    case 'diamond':
      return main * Math.min(1, Math.abs(off) / cross);
    case 'circle':
      return round(main, 0);
    case 'stadium':
      return sideways ? round(height / 2, 0) : round(height / 2, width / 2 - height / 2);
    case 'hexagon':
      return sideways ? (height / 4) * (Math.abs(off) / cross) : 0;
    // The lid: an ellipse whose height Mermaid derives from the width.
    case 'cylinder':
      return sideways
        ? 0
        : (width / 2 / (2.5 + width / 50)) * (1 - Math.sqrt(Math.max(0, 1 - (off / cross) ** 2)));
    default:
      return 0;
  }
}
