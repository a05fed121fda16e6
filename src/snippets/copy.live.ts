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

/** A snippet for a wiki or an issue: its name, the text in a fence, and where it stands. */
function markdownOf(figure: HTMLElement, title: string): string {
  const raw = figure.querySelector<HTMLAnchorElement>('.cap a')!;
  const text = figure.querySelector<HTMLButtonElement>('.cap button[value]')!.value;
  const kind = raw.href.split('.').at(-1)!;
  const place = `${location.href.split(/[?#]/)[0]!}#${figure.id}`;
  return `**${title}**\n\n\`\`\`${kind}\n${text}\`\`\`\n\nSource: <${place}>\n`;
}

class CopyButton extends HTMLElement {
  #timers = new Map<HTMLButtonElement, ReturnType<typeof setTimeout>>();

  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      if (button) void this.#copy(button);
    });
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const figure = this.closest('figure');
    const source = figure?.querySelector('pre');
    if (!figure || !source) return;
    const title = figure.querySelector('.cap b')!.textContent;
    const done = await writeClipboard(button.name === 'markdown' ? markdownOf(figure, title) : button.value);
    const left = figure.querySelector('.cap small')?.textContent;
    if (!done) {
      select(this.closest('.cmd') ?? source);
      source.focus();
    }
    this.#say(button, done ? 'Copied' : `Selected: press ${copyKeys}`, done && left ? `, ${left}` : '');
  }

  #say(button: HTMLButtonElement, message: string, more: string): void {
    const status = this.closest('figure')!.querySelector('[role=status]');
    const label = button.querySelector('span')!;
    button.dataset['label'] ??= label.textContent;
    label.textContent = message;
    if (status) status.textContent = message + more;
    clearTimeout(this.#timers.get(button));
    const reset = () => {
      label.textContent = button.dataset['label']!;
      if (status) status.textContent = '';
    };
    this.#timers.set(button, setTimeout(reset, KEEP_MS));
  }
}

customElements.define('copy-button', CopyButton);
