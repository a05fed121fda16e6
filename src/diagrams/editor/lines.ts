/** The numbers beside the source, and the line that an error names. */
export class Lines {
  #list: HTMLElement;
  #text: HTMLTextAreaElement;

  constructor(list: HTMLElement, text: HTMLTextAreaElement) {
    this.#list = list;
    this.#text = text;
    text.addEventListener('scroll', () => (list.scrollTop = text.scrollTop));
  }

  /** As many numbers as there are lines; `bad`, from 1, is marked. */
  show(bad?: number): void {
    const count = this.#text.value.split('\n').length;
    while (this.#list.childElementCount > count) this.#list.lastChild!.remove();
    while (this.#list.childElementCount < count) {
      const item = document.createElement('li');
      item.textContent = String(this.#list.childElementCount + 1);
      this.#list.append(item);
    }
    [...this.#list.children].forEach((item, i) => item.classList.toggle('bad', i + 1 === bad));
    this.#list.scrollTop = this.#text.scrollTop;
  }
}
