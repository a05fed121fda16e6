/** The chooser in the browser: shows the question that matters next, what is left, and the result. */
import { copyOrOffer } from '../lib/clipboard.client.ts';
import { make, plural } from '../lib/dom.client.ts';
import { viewAddress } from '../comparison/view.ts';
import {
  answersAddress,
  evaluate,
  neededCriteria,
  nextQuestion,
  parseAnswers,
  preview,
  reconsider,
  type Given,
  type Outcome,
  type Rules,
} from './engine.ts';
import { decisionRecord } from './record.ts';

interface About {
  caveats: string[];
  sources: [title: string, address: string][];
  checked: string;
}

class OptionChooser extends HTMLElement {
  #rules!: Rules;
  #about!: Record<string, About>;
  #items = new Map<string, HTMLElement>();
  #given: Given = {};
  /** A question that the reader wants to answer anew, whatever else is open. */
  #changing: string | undefined;
  #asked: string | undefined;

  connectedCallback(): void {
    const data = JSON.parse(this.querySelector('script')!.textContent) as {
      rules: Rules;
      about: Record<string, About>;
    };
    this.#rules = data.rules;
    this.#about = data.about;
    for (const item of this.querySelectorAll<HTMLElement>('[data-option]'))
      this.#items.set(item.dataset['option']!, item);
    this.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#answer();
    });
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('button[value]');
      if (button) void this.#press(button.value);
    });
    addEventListener('popstate', () => this.#restore());
    // The page comes with the first question asked: showing it again would only cost time.
    if (location.search) this.#restore();
    else this.#asked = nextQuestion(this.#rules, {});
    delete document.documentElement.dataset['view'];
  }

  #restore(): void {
    this.#given = parseAnswers(location.search, this.#rules);
    this.#changing = undefined;
    this.#render();
  }

  #go(given: Given): void {
    this.#given = given;
    this.#changing = undefined;
    try {
      history.pushState(null, '', answersAddress(this.#rules, given) || location.pathname);
    } catch {
      // Opened from disk: the answers hold without an address.
    }
    this.#render();
    const heading = this.#asked ? `#ask-${this.#asked} legend` : '#first-choice';
    this.querySelector<HTMLElement>(heading)?.focus();
  }

  #answer(): void {
    const question = this.#asked;
    if (!question) return;
    const chosen = this.querySelector<HTMLInputElement>(`input[name="${question}"]:checked`);
    this.querySelector('[data-problem]')!.textContent = chosen ? '' : 'Choose an answer, or “I do not know”.';
    if (chosen) this.#go({ ...this.#given, [question]: chosen.value });
    else this.querySelector<HTMLInputElement>(`input[name="${question}"]`)!.focus();
  }

  async #press(value: string): Promise<void> {
    if (value === 'back') {
      const last = this.#rules.questions.findLast(({ id }) => this.#given[id] && id !== this.#asked)?.id;
      if (last) this.#change(last);
    } else if (value === 'again') this.#go({});
    else if (value === 'link') await this.#copy(location.href.replace(/#.*/, ''), 'link');
    else if (value === 'record') await this.#copy(this.#record(), 'decision record');
    else if (value.startsWith('change:')) this.#change(value.slice('change:'.length));
  }

  #change(question: string): void {
    this.#changing = question;
    this.#render();
    this.querySelector<HTMLElement>(`#ask-${question} input:checked`)?.focus();
  }

  async #copy(text: string, what: string): Promise<void> {
    const done = await copyOrOffer(this.querySelector('.result')!, text);
    this.querySelector('[data-copied]')!.textContent = done ? `Copied the ${what}.` : '';
  }

  #name = (option: string): string => this.#items.get(option)!.querySelector('a')!.textContent.trim();
  #ask = (question: string): string => this.querySelector(`#ask-${question} legend span`)!.textContent.trim();
  #short = (question: string): string =>
    this.querySelector<HTMLInputElement>(`input[name="${question}"][value="${this.#given[question]}"]`)!
      .dataset['short']!;

  #render(): void {
    const outcome = evaluate(this.#rules, this.#given);
    this.#asked = this.#changing ?? nextQuestion(this.#rules, this.#given);
    this.#renderGiven();
    this.#renderQuestion();
    this.#renderSide(outcome);
    this.#renderResult(outcome);
  }

  #renderGiven(): void {
    const given = this.#rules.questions.filter(({ id }) => this.#given[id] && id !== this.#changing);
    this.querySelector('.given')!.replaceChildren(
      ...given.map(({ id }) => {
        const item = document.createElement('li');
        const button = make('button', { type: 'button', value: `change:${id}` }, 'Change');
        button.append(make('span', { class: 'vh' }, `: ${this.#ask(id)}`));
        item.append(make('span', {}, this.#ask(id)), ' ', make('b', {}, this.#short(id)), ' ', button);
        return item;
      }),
    );
  }

  #renderQuestion(): void {
    const form = this.querySelector('form')!;
    form.hidden = !this.#asked;
    form.querySelector<HTMLElement>('[value=back]')!.hidden = !Object.keys(this.#given).length;
    this.querySelector('[data-problem]')!.textContent = '';
    for (const { id } of this.#rules.questions) {
      const set = this.querySelector<HTMLElement>(`#ask-${id}`)!;
      set.hidden = id !== this.#asked;
      for (const input of set.querySelectorAll('input')) {
        input.checked = input.value === this.#given[id];
        if (!set.hidden) this.#preview(id, input);
      }
    }
  }

  #preview(question: string, input: HTMLInputElement): void {
    const label = input.parentElement!;
    const { leaves, effect } = preview(this.#rules, this.#given, [question, input.value], this.#name);
    label.querySelector('span')!.textContent = leaves;
    label.querySelector('small')!.textContent = effect;
  }

  #renderSide({ left, out }: Outcome): void {
    const possible = this.querySelector('.still')!;
    const gone = this.querySelector('.ruled-out')!;
    this.querySelector('.count b')!.textContent =
      `${left.length} of ${plural(this.#rules.options.length, 'option')} still possible`;
    for (const item of this.querySelectorAll('.reason')) item.remove();
    possible.append(...left.map((option) => this.#items.get(option)!));
    for (const { option, question, why } of out.toReversed()) {
      const item = this.#items.get(option)!;
      const number = this.#rules.questions.findIndex(({ id }) => id === question) + 1;
      item.append(make('small', { class: 'reason' }, `Question ${number}: ${why}`));
      gone.append(item);
    }
    gone.previousElementSibling!.toggleAttribute('hidden', !out.length);
  }

  #renderResult({ left, first, second, why }: Outcome): void {
    const result = this.querySelector<HTMLElement>('.result')!;
    result.hidden = Boolean(this.#asked);
    if (this.#asked) return;
    const heading = result.querySelector('h2')!;
    const reason = result.querySelector('.why')!;
    const runnerUp = result.querySelector('.second')!;
    result.querySelector('.small')!.textContent = first ? 'First choice' : 'Result';
    result.querySelector<HTMLElement>('.caveats')!.hidden = !first || !this.#about[first]!.caveats.length;
    for (const part of result.querySelectorAll<HTMLElement>('[data-set-up], [data-table], [value=record]'))
      part.hidden = !first;
    if (!first) {
      const again = reconsider(this.#rules, this.#given)!;
      heading.textContent = 'No option fits';
      reason.textContent = `Every option fell out; the reasons stand beside each. Think again about “${this.#ask(again.question)}”: without that answer ${plural(again.brings, 'option')} would fit.`;
      runnerUp.replaceChildren(
        make('button', { type: 'button', value: `change:${again.question}` }, 'Change that answer'),
      );
      return;
    }
    const page = (option: string) => this.#items.get(option)!.querySelector('a')!.getAttribute('href')!;
    const table = '../compare/';
    heading.replaceChildren(make('a', { href: page(first) }, this.#name(first)));
    reason.textContent = why;
    runnerUp.replaceChildren();
    if (second) {
      const summary = this.#items.get(second)!.querySelector('small')!.textContent;
      runnerUp.append(
        'Second: ',
        make('a', { href: page(second) }, this.#name(second)),
        `. ${summary} `,
        make('a', { href: table + viewAddress({ options: [first, second] }) }, 'Compare the two'),
      );
    } else runnerUp.textContent = 'There is no second choice with these answers.';
    result
      .querySelector('ul')!
      .replaceChildren(...this.#about[first]!.caveats.map((text) => make('li', {}, text)));
    result.querySelector('[data-set-up]')!.setAttribute('href', `${page(first)}#set-it-up`);
    result.querySelector('[data-set-up]')!.textContent = `Set up ${this.#name(first)}`;
    const view = { options: left, needs: neededCriteria(this.#rules, this.#given) };
    result.querySelector('[data-table]')!.setAttribute('href', table + viewAddress(view));
  }

  #record(): string {
    const { first, second, why, left, out } = evaluate(this.#rules, this.#given);
    const about = this.#about[first!]!;
    return decisionRecord({
      situation: this.#rules.questions
        .filter(({ id }) => this.#given[id])
        .map(({ id }) => [this.#ask(id), this.#short(id)]),
      first: this.#name(first!),
      second: second && this.#name(second),
      why,
      left: left.map(this.#name),
      out: out.map(({ option, question, why: reason }) => ({
        option: this.#name(option),
        why: `${this.#ask(question)} ${this.#short(question)}: ${reason}.`,
      })),
      ...about,
      address: location.href.replace(/#.*/, ''),
      day: new Date().toISOString().slice(0, 10),
    });
  }
}

// A task of its own: the one that runs this script lays out the end of the page, too.
setTimeout(() => customElements.define('option-chooser', OptionChooser));
