/** Work on the page in small steps, so that it answers in between however long a file is. */
export type Steps = Generator<void, void>;

/** Ms of work before the page gets its turn: with a frame's own work less than a reader notices. */
const TURN = 12;

/** @param goesOn asked after each turn; what was begun for another text ends unfinished */
export async function inTurns(steps: Steps, goesOn: () => boolean): Promise<void> {
  let since = performance.now();
  while (!steps.next().done) {
    if (performance.now() - since < TURN) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (!goesOn()) return;
    since = performance.now();
  }
}
