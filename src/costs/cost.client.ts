/** The cost calculator: gigabytes in, credits and US dollars out, while typing. */
import { costOf, readAmount, sayCost } from './cost.ts';

class CostCalculator extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', () => this.#update());
    // The page says the first result; a browser may have kept other amounts. To write numbers out costs a slow phone
    // more than all else here, so it waits for somebody who asks.
    if ([...this.querySelectorAll('input')].some((input) => input.value !== input.defaultValue))
      this.#update();
  }

  #field(name: string): HTMLInputElement {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
  }

  /** Reads a field and says beside it what is wrong, if anything. */
  #read(name: string, whenEmpty?: number): number | undefined {
    const input = this.#field(name);
    const amount =
      input.value.trim() === '' && whenEmpty !== undefined
        ? { gigabytes: whenEmpty }
        : readAmount(input.value);
    const problem = 'problem' in amount ? amount.problem : '';
    const hint = this.querySelector(`#${input.id}-problem`)!;
    hint.textContent = problem;
    input.setAttribute('aria-invalid', String(Boolean(problem)));
    return 'gigabytes' in amount ? amount.gigabytes : undefined;
  }

  #update(): void {
    const price = { dollars: Number(this.dataset['dollars']), credits: Number(this.dataset['credits']) };
    const gigabytes = this.#read('gigabytes');
    const included = this.#read('included', 0);
    for (const output of this.querySelectorAll<HTMLOutputElement>('output')) {
      const free = output.dataset['allowance'] === undefined ? 0 : included;
      const known = gigabytes !== undefined && free !== undefined;
      output.value = known ? sayCost(costOf(gigabytes, Number(output.dataset['rate']), free, price)) : '–';
    }
  }
}

customElements.define('cost-calculator', CostCalculator);
