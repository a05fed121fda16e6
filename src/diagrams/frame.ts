import { make, viewBoxOf } from './svg.ts';

/** What every drawing carries for assistive technology; `id` is unique on the page. */
export interface Naming {
  id: string;
  title: string;
  description: string;
}
/** An <svg> with title and description around `children`, in whole px and as large as `svg` was. */
export function frame(
  { svg, document, naming }: { svg: Element; document: Document; naming: Naming },
  children: Node[],
): Element {
  const { x, y, width, height } = viewBoxOf(svg);
  const [w, h] = [Math.ceil(x + width) - Math.floor(x), Math.ceil(y + height) - Math.floor(y)];
  const { id, title, description } = naming;
  return make(
    document,
    'svg',
    {
      id,
      class: 'dg',
      viewBox: `${Math.floor(x)} ${Math.floor(y)} ${w} ${h}`,
      width: w,
      height: h,
      role: 'img',
      'aria-labelledby': `${id}-t`,
      'aria-describedby': `${id}-d`,
    },
    [
      make(document, 'title', { id: `${id}-t` }, [title]),
      make(document, 'desc', { id: `${id}-d` }, [description]),
      ...children,
    ],
  );
}
