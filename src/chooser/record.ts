/** The decision record: what a wiki needs to know of a choice, in Markdown. */

export interface Choice {
  /** Questions with the answers given, in words. */
  situation: readonly (readonly [question: string, answer: string])[];
  first: string;
  second: string | undefined;
  why: string;
  left: readonly string[];
  out: readonly { option: string; why: string }[];
  caveats: readonly string[];
  sources: readonly (readonly [title: string, address: string])[];
  /** The day the oldest of the facts used was checked. */
  checked: string;
  /** Where the same answers can be seen again. */
  address: string;
  /** The day of the record, YYYY-MM-DD. */
  day: string;
}

/** Names and answers come from the guide, so nothing in them is Markdown but backticks, which may stay. */
export function decisionRecord(choice: Choice): string {
  const list = (items: readonly string[]) =>
    items.length ? items.map((item) => `- ${item}`).join('\n') : '- none';
  const { first, second, left, out } = choice;
  return (
    [
      `# Decision: ${first} for the path from CircleCI to our network`,
      `Date: ${choice.day}`,
      `## Situation\n\n${list(choice.situation.map(([question, answer]) => `${question} ${answer}.`))}`,
      `## Options weighed\n\n${list([
        ...left.map((option) => `${option}: possible`),
        ...out.map(({ option, why }) => `${option}: ruled out. ${why}`),
      ])}`,
      `## Decision\n\n**${first}.** ${choice.why}${second ? ` Second choice: ${second}.` : ''}`,
      `## Consequences\n\n${list(choice.caveats)}`,
      `## Sources\n\n${list([
        `[The answers in the CircleCI Field Guide](${choice.address})`,
        ...choice.sources.map(([title, address]) => `[${title}](${address})`),
      ])}${choice.checked ? `\n\nFacts checked on ${choice.checked} or later.` : ''}`,
    ].join('\n\n') + '\n'
  );
}
