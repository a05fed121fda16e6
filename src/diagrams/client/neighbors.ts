/** Arrow keys between the actors of a drawing: one stop for Tab, then to whoever stands nearest in that direction. */

const WAYS: Record<string, [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Makes one of the boxes the stop for Tab. */
export function stopAt(box: SVGElement | undefined, boxes: SVGElement[]): void {
  for (const other of boxes) other.setAttribute('tabindex', other === box ? '0' : '-1');
}

/**
 * Hears keys, and no focus: a drawing that hears of focus is a stop for Tab itself.
 * @param boxesNow the actors that the drawing shows at the moment, in reading order
 */
export function steps(drawing: SVGElement, boxesNow: () => SVGElement[]): void {
  drawing.addEventListener('keydown', (event) => {
    const boxes = boxesNow();
    const box = boxes.find((one) => one === event.target);
    if (!box) return;
    if (event.key === 'Enter' || event.key === ' ')
      box.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    else {
      const next =
        event.key === 'Home' ? boxes[0] : event.key === 'End' ? boxes.at(-1) : nearest(box, boxes, event.key);
      stopAt(next ?? box, boxes);
      if (!next) return;
      next.focus();
    }
    event.preventDefault();
  });
}

function nearest(box: Element, boxes: SVGElement[], key: string): SVGElement | undefined {
  const way = WAYS[key];
  if (!way) return undefined;
  const middle = (el: Element) => {
    const { x, y, width, height } = el.getBoundingClientRect();
    return [x + width / 2, y + height / 2] as const;
  };
  const [x, y] = middle(box);
  return boxes
    .map((other) => {
      const [ox, oy] = middle(other);
      const along = (ox - x) * way[0] + (oy - y) * way[1];
      const aside = Math.abs((ox - x) * way[1]) + Math.abs((oy - y) * way[0]);
      return { other, along, far: along + 2 * aside };
    })
    .filter(({ along }) => along > 4)
    .sort((a, b) => a.far - b.far)[0]?.other;
}
