/** Elements of results. Texts are set as texts, so that nothing of a reader's file becomes markup. */
type Child = Node | string | undefined;

export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

export const lineLink = (line: number): HTMLAnchorElement =>
  el('a', { href: `#line-${line}` }, `line ${line}`);

/** A text of the rules: what stands between backticks is code. */
export const rich = (text: string): Child[] =>
  text.split('`').map((part, at) => (at % 2 ? el('code', {}, part) : part));

/** Address of a section of the guide, from the page that reads. */
export const guide = (address: string): string => `../${address}`;
