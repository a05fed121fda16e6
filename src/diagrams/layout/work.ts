/** More than this layout can order well in the work that it is given. */
export class TooLarge extends Error {}

/** Steps that one drawing may take, all its trials together: some seconds at most. Steps, not time, so that every machine decides alike. */
const MOST = 30_000_000;

/** Counts steps. Throws TooLarge when there are none left. */
export class Work {
  readonly most: number;
  #left: number;

  constructor(most = MOST) {
    this.most = this.#left = most;
  }

  get left(): number {
    return this.#left;
  }

  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new TooLarge();
  }
}
