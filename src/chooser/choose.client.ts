/** The chooser in the browser: shows the question that matters next, ranks what is left, and names the first choice. */
import { copyOrOffer } from '../lib/clipboard.client.ts';
import { make, plural, put } from '../lib/dom.client.ts';
import { setAddress, target } from '../lib/target.client.ts';
import { viewAddress } from '../comparison/view.ts';
import {
  answersAddress,
  evaluate,
  MOST_ASKED,
  neededCriteria,
  nextQuestion,
  parseAnswers,
  preview,
  reconsider,
  turns,
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
  #questions = new Map<string, HTMLElement>();
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
    for (const section of this.querySelectorAll<HTMLElement>('[data-question]'))
      this.#questions.set(section.dataset['question']!, section);
    this.addEventListener('click', (event) => {
      const pressed = event.target as Element;
      const button = pressed.closest<HTMLButtonElement>('button[value]');
      if (button) void this.#press(button.value);
      const link = pressed.closest<HTMLAnchorElement>('a[data-given]');
      // A press with a key held opens the answer elsewhere, as for any link.
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.#go(parseAnswers(link.search, this.#rules));
    });
    addEventListener('popstate', () => this.#restore());
    this.#restore();
    delete document.documentElement.dataset['view'];
  }

  #restore(): void {
    this.#given = parseAnswers(location.search, this.#rules);
    // An address of one question asks that one.
    this.#changing = target()?.closest<HTMLElement>('[data-question]')?.dataset['question'];
    this.#render();
  }

  #go(given: Given): void {
    this.#given = given;
    this.#changing = undefined;
    setAddress(answersAddress(this.#rules, given) || location.pathname, 'pushState');
    this.#render();
    this.#focus();
  }

  #focus(): void {
    const heading = this.#asked
      ? this.#questions.get(this.#asked)!.querySelector('h2')
      : this.querySelector('#first-choice');
    (heading as HTMLElement).focus({ preventScroll: true });
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
  }

  async #press(value: string): Promise<void> {
    if (value === 'back') {
      const last = this.#answered().at(-1);
      this.#go(Object.fromEntries(Object.entries(this.#given).filter(([id]) => id !== last)));
    } else if (value === 'again') this.#go({});
    else if (value === 'link') await this.#copy(location.href.replace(/#.*/, ''), 'link');
    else if (value === 'record') await this.#copy(this.#record(), 'decision record');
    else if (value.startsWith('change:')) {
      this.#changing = value.slice('change:'.length);
      this.#render();
      this.#focus();
    }
  }

  async #copy(text: string, what: string): Promise<void> {
    const done = await copyOrOffer(this.querySelector('.result')!, text);
    this.querySelector('[data-copied]')!.textContent = done ? `Copied the ${what}.` : '';
  }

  #answered = (): string[] => this.#rules.questions.map(({ id }) => id).filter((id) => this.#given[id]);
  #name = (option: string): string => this.#items.get(option)!.querySelector('a')!.textContent.trim();
  #page = (option: string): string => this.#items.get(option)!.querySelector('a')!.getAttribute('href')!;
  #ask = (question: string): string => this.#questions.get(question)!.querySelector('h2')!.textContent.trim();
  #short = (question: string, answer = this.#given[question]): string =>
    this.#questions.get(question)!.querySelector<HTMLElement>(`[data-answer="${answer}"]`)!.dataset['short']!;

  /** A link that gives an answer. */
  #giving(question: string, answer: string, words: string): HTMLAnchorElement {
    const given = { ...this.#given, [question]: answer };
    return make('a', { href: answersAddress(this.#rules, given), 'data-given': '' }, words);
  }

  #render(): void {
    const outcome = evaluate(this.#rules, this.#given);
    this.#asked = this.#changing ?? nextQuestion(this.#rules, this.#given);
    this.#renderGiven();
    for (const [id, section] of this.#questions) {
      section.hidden = id !== this.#asked;
      if (!section.hidden) this.#renderQuestion(id, section);
    }
    this.#renderSide(outcome);
    this.#renderResult(outcome);
  }

  #renderGiven(): void {
    const given = this.#answered();
    this.querySelector<HTMLElement>('.so-far')!.hidden = !given.length;
    this.querySelector('.given')!.replaceChildren(
      ...given.map((id) => {
        const button = make('button', { type: 'button', value: `change:${id}` }, 'Change');
        button.append(make('span', { class: 'vh' }, `: ${this.#ask(id)}`));
        return make(
          'li',
          {},
          make('span', {}, this.#ask(id)),
          ' ',
          make('b', {}, this.#short(id)),
          ' ',
          button,
        );
      }),
    );
  }

  #renderQuestion(question: string, section: HTMLElement): void {
    const given = this.#answered();
    const number = (this.#given[question] ? given.indexOf(question) : given.length) + 1;
    const most = Math.max(MOST_ASKED, given.length);
    put(section.querySelector('.at')!, `Question ${number} of at most ${Math.max(number, most)}`);
    for (const item of section.querySelectorAll<HTMLElement>('[data-answer]')) {
      const answer = item.dataset['answer']!;
      const { leaves, effect } = preview(this.#rules, this.#given, [question, answer], this.#name);
      const words = item.querySelector('b')!;
      const link = this.#giving(question, answer, '');
      link.append(...(words.firstElementChild?.matches('a') ? words.firstElementChild : words).childNodes);
      if (this.#given[question] === answer) link.setAttribute('aria-current', 'true');
      words.replaceChildren(link);
      put(item.querySelector('span')!, leaves);
      put(item.querySelector('small')!, effect);
    }
  }

  #renderSide({ left, out }: Outcome): void {
    const gone = this.querySelector('.ruled-out')!;
    const ranked = left.length && this.#answered().length ? ', best first' : '';
    put(this.querySelector('.count')!, `${left.length} left${ranked}`);
    for (const item of this.querySelectorAll('.reason')) item.remove();
    // Without an answer no order is better than the guide's.
    const order = ranked ? left : this.#rules.options.filter((option) => left.includes(option));
    this.querySelector('.still')!.append(...order.map((option) => this.#items.get(option)!));
    for (const { option, question, why } of out.toReversed()) {
      const item = this.#items.get(option)!;
      item.append(
        make('small', { class: 'reason' }, `${this.#ask(question)} ${this.#short(question)}: ${why}.`),
      );
      gone.append(item);
    }
    gone.previousElementSibling!.toggleAttribute('hidden', !out.length);
  }

  #renderResult({ left, first, second, why }: Outcome): void {
    const result = this.querySelector<HTMLElement>('.result')!;
    result.hidden = Boolean(this.#asked);
    if (this.#asked) return;
    const part = (selector: string) => result.querySelector<HTMLElement>(selector)!;
    put(part('p.small'), first ? 'First choice' : 'Result');
    for (const one of result.querySelectorAll<HTMLElement>('.shown, .caveats, .turns, .tool, .second'))
      one.hidden = !first;
    if (!first) {
      const again = reconsider(this.#rules, this.#given)!;
      part('h2').textContent = 'No option fits';
      part('.why').replaceChildren(
        `Think again about “${this.#ask(again.question)}”: without that answer ${plural(again.brings, 'option')} would fit. `,
        make('button', { type: 'button', value: `change:${again.question}` }, 'Change that answer'),
      );
      return;
    }
    const drawing = this.#items.get(first)!.querySelector('svg')!;
    const shown = drawing.cloneNode(true) as Element;
    shown.setAttribute('aria-hidden', 'true');
    part('.shown svg')?.remove();
    part('.shown').prepend(shown);
    put(part('figcaption'), drawing.getAttribute('aria-label')!);
    part('h2').replaceChildren(make('a', { href: this.#page(first) }, this.#name(first)));
    put(part('.why'), why);
    const table = '../compare/';
    if (second)
      part('.second').replaceChildren(
        'Second: ',
        make('a', { href: this.#page(second) }, this.#name(second)),
        '. ',
        make('a', { href: table + viewAddress({ options: [first, second] }) }, 'Compare the two'),
      );
    else put(part('.second'), left.length === 1 ? 'Your answers rule out every other option.' : '');
    const { caveats } = this.#about[first]!;
    part('.caveats').hidden = !caveats.length;
    part('.caveats ul').replaceChildren(...caveats.map((text) => make('li', {}, text)));
    const others = turns(this.#rules, this.#given);
    part('.turns').hidden = !others.length;
    part('.turns ul').replaceChildren(
      ...others.map(({ question, answers }) =>
        make(
          'li',
          {},
          `${this.#ask(question)} `,
          ...answers.flatMap(({ answer, first: instead }, index) => [
            index ? '; ' : '',
            this.#giving(question, answer, this.#short(question, answer)),
            `: ${instead ? this.#name(instead) : 'no option'}`,
          ]),
          '.',
        ),
      ),
    );
    const setUp = part('[data-set-up]');
    setUp.setAttribute('href', `${this.#page(first)}#set-it-up`);
    put(setUp, `Set up ${this.#name(first)}`);
    const view = { options: left, needs: neededCriteria(this.#rules, this.#given) };
    part('[data-table]').setAttribute('href', table + viewAddress(view));
  }

  #record(): string {
    const { first, second, why, left, out } = evaluate(this.#rules, this.#given);
    return decisionRecord({
      situation: this.#answered().map((id) => [this.#ask(id), this.#short(id)]),
      first: this.#name(first!),
      second: second && this.#name(second),
      why,
      left: left.map(this.#name),
      out: out.map(({ option, question, why: reason }) => ({
        option: this.#name(option),
        why: `${this.#ask(question)} ${this.#short(question)}: ${reason}.`,
      })),
      ...this.#about[first!]!,
      address: location.href.replace(/#.*/, ''),
      day: new Date().toISOString().slice(0, 10),
    });
  }
}

// A task of its own: the one that runs this script lays out the end of the page, too.
setTimeout(() => customElements.define('option-chooser', OptionChooser));
