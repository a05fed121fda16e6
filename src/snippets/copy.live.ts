/**
 * Copy buttons. The text comes from the snippet's own source, carried in the button's value, not from what is drawn.
 *
 * The clipboard may be missing (plain http) or refused. Then the text is selected and the button says which keys to
 * press: a copy that did not happen is never announced as one.
 */
import { writeClipboard } from './clipboard.ts';

export { writeClipboard };

const KEEP_MS = 5000;
const copyKeys = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘C' : 'Ctrl+C';

function select(element: Element): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

class CopyButton extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      if (button) void this.#copy(button);
    });
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const source = this.closest('figure')?.querySelector('pre');
    if (!source) return;
    const done = await writeClipboard(button.value);
    if (!done) {
      select(source);
      source.focus();
    }
    this.#say(button, done ? 'Copied' : `Selected: press ${copyKeys}`);
  }

  #say(button: HTMLButtonElement, message: string): void {
    const status = this.querySelector('[role=status]');
    const label = button.querySelector('span')!;
    label.textContent = message;
    if (status) status.textContent = message;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      label.textContent = 'Copy';
      if (status) status.textContent = '';
    }, KEEP_MS);
  }
}

customElements.define('copy-button', CopyButton);
