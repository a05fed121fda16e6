/** The packet's buttons: it pastes into a wiki as text, tables and a picture, into a repository as Markdown. */
import { fetchText, whyMissing } from '../../lib/arrival.client.ts';
import { copyOrOffer } from '../../lib/clipboard.client.ts';
import { make } from '../../lib/dom.client.ts';
import { bare } from '../../lib/table-rows.ts';
import { PLACEHOLDER } from '../../content/snippets/placeholder.ts';

/** What only works on the page, or says again what stands in the tables. */
const LEFT_OUT = '.extra, .key, .plate, :not([class*="m-"]) > .vh, .cited li > span:first-child';

/** The article as a wiki takes it: the drawing as a picture, links written out, nothing of this site's looks. */
function forWiki(article: HTMLElement): string {
  const copy = article.cloneNode(true) as HTMLElement;
  for (const gone of copy.querySelectorAll(LEFT_OUT)) gone.remove();
  for (const figure of copy.querySelectorAll('figure.fig')) {
    const file = document.querySelector<HTMLAnchorElement>(`#${figure.id} a[href$=".light.svg"]`)!.href;
    const alt = figure.querySelector('svg.dg desc')?.textContent ?? '';
    figure.replaceWith(make('p', {}, make('img', { src: file, alt })));
  }
  // This sign is drawn by styles, and numbers of sources are links within this page.
  for (const judged of copy.querySelectorAll('.m-judged')) judged.append(' (judgment)');
  for (const number of copy.querySelectorAll('sup')) number.replaceWith(` [${number.textContent.trim()}]`);
  for (const title of copy.querySelectorAll('.self')) title.replaceWith(...title.childNodes);
  // What stands on a line of its own here would run into the one before it.
  for (const part of copy.querySelectorAll('.situations dd > span:has(a), .cited li > span + span'))
    part.before(' ');
  bare(copy);
  for (const span of copy.querySelectorAll('span')) span.replaceWith(...span.childNodes);
  return copy.innerHTML;
}

class ReviewPacket extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      if (button?.name === 'print') print();
      else if (button) void this.#copy(button);
    });
  }

  async #copy({ name, value }: HTMLButtonElement): Promise<void> {
    const article = document.querySelector<HTMLElement>('.packet article')!;
    const status = this.querySelector('[role=status]')!;
    status.textContent = '';
    try {
      const done = await (name === 'wiki'
        ? copyOrOffer(this, article.innerText, forWiki(article))
        : copyOrOffer(this, fetchText(value).then(withValues)));
      if (done) status.textContent = 'Copied';
    } catch {
      status.textContent = await whyMissing('The packet');
    }
  }
}

/** A text with the values that the page shows. */
function withValues(text: string): string {
  const shown = new Map(
    [...document.querySelectorAll<HTMLElement>('mark.set')].map((mark) => [
      mark.dataset['value'],
      mark.textContent,
    ]),
  );
  return text.replace(PLACEHOLDER, (name) => shown.get(name) ?? name);
}

customElements.define('review-packet', ReviewPacket);
