/**
 * What a reader can do with a figure. The files it offers stand in the page as links and work without scripts;
 * this adds what needs one. Files are fetched when the menu opens, so that copying needs no wait.
 */
import { fetchText, whyMissing } from '../../lib/arrival.client.ts';
import { inName } from '../image/address.ts';
import { copyImage, copyOrOffer } from '../../lib/clipboard.client.ts';
import { buttonOf, make, sayBriefly } from '../../lib/dom.client.ts';
import { showFullSize } from './full-size.client.ts';
import { png, save } from './raster.ts';

class FigureMenu extends HTMLElement {
  #source: Promise<string> | undefined;

  connectedCallback(): void {
    const details = this.querySelector('details')!;
    const list = details.querySelector('div')!;
    const first = list.querySelector('a')!;
    const figure = this.closest('figure')!;
    const [root, rest] = first.getAttribute('href')!.split('/figures/') as [string, string];
    const name = rest.replace('.light.svg', '');
    /** What stands in the names of the pictures of what goes wrong, where it is chosen and drawn. */
    const situation = () => {
      const id = figure.querySelector<HTMLInputElement>('[name=if]:checked')?.value;
      return id && document.querySelector(`[data-if~="${id}"]`) ? `.${inName(id)}` : '';
    };
    const file = (ending: string) =>
      `${root}/figures/${name}${ending === 'mmd' ? '' : situation()}.${ending}`;
    const links = [...list.querySelectorAll<HTMLAnchorElement>('a[href$=svg]')].map(
      (link) => [link, link.href] as const,
    );
    const turn = () => {
      for (const [link, href] of links) link.href = href.replace(name, name + situation());
    };
    figure.addEventListener('situation', turn);
    turn();
    const source = () =>
      (this.#source ??= fetchText(file('mmd')).catch((error: unknown) => {
        this.#source = undefined;
        throw error;
      }));
    const link = () => {
      const address = new URL(location.href);
      address.hash = figure.id;
      return address.href;
    };
    const markdown = async () => {
      const title = figure.querySelector('.fig-title')!.textContent.replace(/\s+/g, ' ').trim();
      return `\`\`\`mermaid\n${await source()}\`\`\`\n\n*[${title.replace(/^Figure \d+\. /, '')}](${link()})*\n`;
    };
    /** A copy that the browser refused is never announced as done. */
    const copied = async (text: string | Promise<string>) =>
      (await copyOrOffer(list, text)) ? 'Copied' : 'Copy it from below';
    const actions: [string, () => Promise<string> | string][] = [
      [
        'Full size',
        () => {
          details.open = false;
          details.querySelector('summary')!.focus();
          showFullSize(figure, file('svg'));
          return '';
        },
      ],
      ['Copy link', () => copied(link())],
      ['Copy Mermaid source', () => copied(source())],
      ['Copy as Markdown', () => copied(markdown())],
      [
        'Copy as image',
        async () =>
          (await copyImage(fetchText(file('light.svg')).then(png)))
            ? 'Copied'
            : 'Not possible here: save the PNG',
      ],
      ...(['light', 'dark'] as const).map((scheme): [string, () => Promise<string>] => [
        `PNG, ${scheme}`,
        async () => {
          save(
            await png(await fetchText(file(`${scheme}.svg`))),
            `${name.split('/').at(-1)}${situation()}-${scheme}.png`,
          );
          return 'Saved';
        },
      ]),
    ];
    const status = make('span', { class: 'vh', role: 'status' });
    list.prepend(
      ...actions.map(([text, act]) => {
        const button = buttonOf(text, async () => {
          const said = await Promise.resolve()
            .then(act)
            .catch(() => whyMissing('The file'));
          if (said) for (const place of [button, status]) sayBriefly(place, said);
        });
        return button;
      }),
    );
    const edit = `${root}/editor/?figure=${name}${figure.hasAttribute('data-flows') ? '&flows' : ''}`;
    list.children[0]!.after(make('a', { href: edit }, 'Edit a copy'));
    // What a script downloads comes below what the page links.
    list.append(
      ...[...list.querySelectorAll('button')].filter(({ textContent }) => textContent.startsWith('PNG')),
    );
    this.append(status);

    details.addEventListener('toggle', () => {
      // A failed fetch is told, and tried again, when something is copied.
      if (details.open) source().catch(() => {});
    });
  }
}

customElements.define('figure-menu', FigureMenu);
