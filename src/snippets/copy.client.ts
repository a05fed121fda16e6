/**
 * Copy buttons: the block, the block as Markdown, or its link. The text is that of the block as it was built, with the
 * reader's values.
 *
 * The clipboard may be missing (plain http) or refused. Then the text is selected and the button says which keys to
 * press: a copy that did not happen is never announced as one.
 */
import { copyText } from '../lib/clipboard.client.ts';
import { plural, sayBriefly } from '../lib/dom.client.ts';
import { PLACEHOLDER } from '../content/snippets/placeholder.ts';

const copyKeys = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘C' : 'Ctrl+C';

function select(element: Element): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Text of a block, ending in one newline. */
const textOf = (element: Element): string => `${element.textContent.trimEnd()}\n`;

const linkOf = (figure: Element): string => `${location.href.split(/[?#]/)[0]!}#${figure.id}`;

/** A snippet for a wiki or an issue: its name, the text in a fence, and where it stands. */
function markdownOf(figure: HTMLElement, source: Element): string {
  const title = figure.querySelector('.cap b')!.textContent;
  const kind = figure.querySelector<HTMLAnchorElement>('.cap a:not(.self)')!.href.split('.').at(-1)!;
  return `**${title}**\n\n\`\`\`${kind}\n${textOf(source)}\`\`\`\n\nSource: <${linkOf(figure)}>\n`;
}

class CopyButton extends HTMLElement {
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
    const text =
      button.name === 'markdown'
        ? markdownOf(figure, source)
        : button.name === 'link'
          ? linkOf(figure)
          : textOf(source);
    const done = await copyText(text);
    const left = new Set(text.match(PLACEHOLDER)).size;
    if (!done) {
      select(source);
      source.focus();
    }
    const said = done ? 'Copied' : `Selected: press ${copyKeys}`;
    const status = figure.querySelector('[role=status]');
    sayBriefly(button.querySelector('span')!, said);
    if (status) sayBriefly(status, done && left ? `${said}, ${plural(left, 'placeholder')} left` : said);
  }
}

customElements.define('copy-button', CopyButton);
