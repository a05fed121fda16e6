/** Makes elements. Text is only ever text: what a reader types never becomes markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button with these words, and what a press does. */
export function buttonOf(words: string, act: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button' }, words);
  button.addEventListener('click', act);
  return button;
}

/** What a `beforeinput` event brings: typed, pasted, or dropped. */
export const comingIn = ({ data, dataTransfer }: InputEvent): string =>
  data ?? dataTransfer?.getData('text/plain') ?? '';

/** Writes a text, if it is a new one: what is written is laid out, and where it is a status announced, once more. */
export function put(place: Node, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

/** Ms that a control says what it did. */
const SAID_MS = 5000;
const saying = new WeakMap<Element, { was: string; timer: ReturnType<typeof setTimeout> }>();

/** Shows a text for some seconds, then what stood there before. */
export function sayBriefly(place: Element, text: string): void {
  const before = saying.get(place);
  const was = before?.was ?? place.textContent;
  clearTimeout(before?.timer);
  place.textContent = text;
  const timer = setTimeout(() => {
    place.textContent = was;
    saying.delete(place);
  }, SAID_MS);
  saying.set(place, { was, timer });
}

/** `plural(2, 'option')` is "2 options". */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Lets a stylesheet that only a script can need come with it (`import css from './x.css?inline'`). */
export function addStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
