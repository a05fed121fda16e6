/** The search page's field. The index comes when the reader arrives with a query, or goes to the field to type one. */
import { queryOf } from '../lib/query.ts';
import { setAddress } from '../lib/target.client.ts';
import { results } from './results.client.ts';

class GuideSearch extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('input')!;
    let show: (() => void) | undefined;
    const ask = () => {
      show ??= results({
        field,
        status: this.querySelector('[role=status]')!,
        list: this.querySelector('.found')!,
        changed: keepInAddress,
      }).show;
      show();
    };
    const query = queryOf(location.search).get('q');
    if (query) field.value = query;
    if (query) ask();
    field.addEventListener('focus', ask, { once: true });
    // Readers may be in the field before this script comes.
    if (document.activeElement === field) ask();
    else if (query) field.focus();
  }
}

function keepInAddress(query: string): void {
  const address = new URL(location.href);
  if (query.trim()) address.searchParams.set('q', query.slice(0, 500));
  else address.searchParams.delete('q');
  setAddress(address);
}

customElements.define('guide-search', GuideSearch);
