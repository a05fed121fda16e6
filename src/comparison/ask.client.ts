/** Asks the table of options about one actor: marks where it gets in, and names those options. A second press ends it. */

class AskAll extends HTMLElement {
  /** What stands where the answer will. */
  #hint = this.querySelector('output')!.textContent;

  connectedCallback(): void {
    const table = document.querySelector<HTMLElement>('table.glance');
    if (!table || this.querySelector('button')) return;
    for (const item of this.querySelectorAll('li')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...item.firstElementChild!.childNodes);
      button.setAttribute('aria-pressed', 'false');
      item.replaceChildren(button);
      button.addEventListener('click', () => {
        const again = button.getAttribute('aria-pressed') === 'true';
        for (const other of this.querySelectorAll('button')) other.setAttribute('aria-pressed', 'false');
        button.setAttribute('aria-pressed', String(!again));
        this.#show(table, again ? undefined : item.dataset['column']);
      });
    }
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.querySelector<HTMLElement>('[aria-pressed=true]')?.click();
    });
  }

  #show(table: HTMLElement, column: string | undefined): void {
    const names: Record<string, string[]> = { through: [], condition: [], stopped: [] };
    table.classList.toggle('asked', column !== undefined);
    for (const row of table.querySelectorAll('tbody tr:not(.grp)')) {
      let sign = '';
      for (const cell of row.querySelectorAll<HTMLElement>('td')) {
        const mine = cell.dataset['label'] === column;
        cell.toggleAttribute('data-asked', mine);
        if (mine)
          sign = /\broute-(\w+)/.exec(cell.querySelector('.route')?.getAttribute('class') ?? '')?.[1] ?? '';
      }
      row.classList.toggle('let-in', sign === 'through' || sign === 'condition');
      names[sign]?.push(row.querySelector('a')!.textContent.trim());
    }
    const say = (before: string, sign: string, none = '') =>
      names[sign]!.length ? ` ${before} ${names[sign]!.join(', ')}.` : none;
    this.querySelector('output')!.textContent = column
      ? `${column}:${say('let in by', 'through', ` no option lets ${column.endsWith('s') ? 'them' : 'it'} in.`)}${say('On a condition, or part of the way:', 'condition')}${say('Stopped by', 'stopped')}`
      : this.#hint;
  }
}

customElements.define('ask-all', AskAll);
