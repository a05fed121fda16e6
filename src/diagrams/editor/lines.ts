import { make } from '../../lib/dom.client.ts';

/** The numbers beside the source, and the lines that errors name. */
export class Lines {
  #list: HTMLElement;
  #text: HTMLTextAreaElement;
  #items: HTMLLIElement[] = [];

  constructor(list: HTMLElement, text: HTMLTextAreaElement) {
    this.#list = list;
    this.#text = text;
    text.addEventListener('scroll', () => (list.scrollTop = text.scrollTop));
  }

  /** As many numbers as there are lines, up to `most`; `bad`, from 1, are marked. */
  show(most: number, bad: number[] = []): void {
    const count = Math.min(most, this.#text.value.split('\n').length);
    for (const item of this.#items.splice(count)) item.remove();
    const added: HTMLLIElement[] = [];
    for (let number = this.#items.length + 1; number <= count; number++) {
      added.push(make('li', {}, String(number)));
    }
    this.#items.push(...added);
    this.#list.append(...added);
    const marked = new Set(bad);
    this.#items.forEach((item, i) => item.classList.toggle('bad', marked.has(i + 1)));
    this.#list.scrollTop = this.#text.scrollTop;
  }
}
