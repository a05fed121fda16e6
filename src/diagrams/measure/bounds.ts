/** Edges in px; `left` is Infinity while the box is empty. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export const empty = (): Box => ({ left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });
export const union = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});
