/** The controls above the comparison: what they hold, and how they show a view. */
import { put } from '../lib/dom.client.ts';
import type { Fails } from './result.client.ts';
import type { Need } from './select.ts';
import type { View } from './view.ts';

export class Controls {
  readonly form: HTMLFormElement;
  readonly needs: ReadonlyMap<string, Need>;
  readonly fails: Fails;

  constructor(form: HTMLFormElement) {
    this.form = form;
    const chips = this.#inputs('need').map(({ value, dataset }) => [value, dataset] as const);
    this.needs = new Map(
      chips.map(([id, { partly, expected }]) => [
        id,
        { partly: partly === 'counts', expected: expected !== undefined },
      ]),
    );
    this.fails = new Map(
      chips.map(([id, { fails = '', partlyFails = fails }]) => [id, { no: fails, partly: partlyFails }]),
    );
  }

  #inputs = (name: string): HTMLInputElement[] => [
    ...this.form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`),
  ];

  /** What is chosen, written like an address. */
  chosen = (): string =>
    String(new URLSearchParams(new FormData(this.form) as unknown as Record<string, string>));

  /** @param counts for each need, how many options would remain with it. @param words whether cells show words */
  show(view: View, counts: ReadonlyMap<string, number>, words: boolean): void {
    for (const chip of this.#inputs('need')) {
      const count = counts.get(chip.value)!;
      put(chip.parentElement!.querySelector('b')!.firstChild!, String(count));
      chip.parentElement!.classList.toggle('leaves-none', count === 0);
    }
    const chosen = { need: view.needs, option: view.options, group: view.groups };
    for (const [name, ids] of Object.entries(chosen))
      for (const box of this.#inputs(name)) box.checked = ids.includes(box.value);
    this.#inputs('differ')[0]!.checked = view.differ;
    this.#inputs('words')[0]!.checked = words;
    const [find] = this.#inputs('find');
    if (find!.value.trim() !== view.find) find!.value = view.find;
  }

  /** Offers to reset what is set, or to restore what was set on an earlier visit. */
  offer(isSet: boolean, restores: boolean): void {
    const [reset, last] = this.form.querySelectorAll<HTMLButtonElement>('[type=reset], [value=last]');
    reset!.hidden = restores;
    reset!.disabled = !isSet;
    last!.hidden = !restores;
  }
}
