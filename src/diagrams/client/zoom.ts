/** Zooms a drawing inside a box that scrolls. The point under the pointer, or the middle, stays where it is. */

/** Widths in px; `by` is relative to the present one. */
export interface Zoom {
  by(factor: number, at?: { x: number; y: number }): void;
  fit(): void;
  reset(): void;
}

const LEAST = 0.2;
const MOST = 8;

export function zoomable(room: HTMLElement, svg: SVGSVGElement): Zoom {
  const { width, height } = svg.viewBox.baseVal;
  let scale = 1;
  const to = (wanted: number, at?: { x: number; y: number }) => {
    const before = scale;
    scale = Math.min(MOST, Math.max(LEAST, wanted));
    const box = room.getBoundingClientRect();
    const x = at ? at.x - box.x : box.width / 2;
    const y = at ? at.y - box.y : box.height / 2;
    const [left, top] = [room.scrollLeft + x, room.scrollTop + y];
    svg.style.width = `${width * scale}px`;
    svg.style.height = `${height * scale}px`;
    room.scrollTo((left * scale) / before - x, (top * scale) / before - y);
  };
  const zoom: Zoom = {
    by: (factor, at) => to(scale * factor, at),
    fit: () => to(Math.min((room.clientWidth - 32) / width, (room.clientHeight - 32) / height)),
    reset: () => to(1),
  };

  room.addEventListener(
    'wheel',
    (event) => {
      // A trackpad's pinch comes as a wheel with Ctrl. Without it the wheel scrolls, as everywhere.
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom.by(Math.exp(-event.deltaY / 200), event);
    },
    { passive: false },
  );

  // Touch events rather than pointers: once the browser pans, pointers are cancelled, and a pinch would be lost.
  let spread = 0;
  room.addEventListener(
    'touchmove',
    (event) => {
      const [a, b] = event.touches;
      if (!a || !b) return;
      event.preventDefault();
      const now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      if (spread) zoom.by(now / spread, { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 });
      spread = now;
    },
    { passive: false },
  );
  room.addEventListener('touchend', () => (spread = 0));
  drag(room);
  return zoom;
}

/** Pans by mouse. A press that moved was no press on whatever it ended on. */
function drag(room: HTMLElement): void {
  let from: PointerEvent | undefined;
  let moved = 0;
  room.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse') from = event;
    moved = 0;
  });
  addEventListener('pointermove', (event) => {
    if (!from || !event.buttons) return;
    room.scrollBy(from.clientX - event.clientX, from.clientY - event.clientY);
    moved += Math.abs(from.clientX - event.clientX) + Math.abs(from.clientY - event.clientY);
    from = event;
  });
  addEventListener('pointerup', () => (from = undefined));
  room.addEventListener('click', (event) => moved > 4 && event.stopPropagation(), true);
}
