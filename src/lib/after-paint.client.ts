/** Acts once the frame that shows what was just changed is painted. */
export const afterPaint = (act: () => void): number => requestAnimationFrame(() => setTimeout(act));
