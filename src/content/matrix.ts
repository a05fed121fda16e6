/** `npm run matrix`: options × criteria as a Markdown table, to see at once that there is no gap. */
import { pathToFileURL } from 'node:url';
import { markdownTable } from '../lib/markdown-table.ts';
import { loadCriteria, loadFacts } from './load.ts';
import { loadTopics } from './topics.ts';
import type { Criteria, Facts } from './model.ts';

/** One row a criterion, one column an option; a gap shows as `GAP`, judgement as a star. */
export function matrix({ criteria }: Criteria, facts: ReadonlyMap<string, Facts>): string {
  const options = [...facts.keys()];
  const say = (answer: Facts[string] | undefined) =>
    answer ? `${answer.verdict}${answer.judgement ? '*' : ''}` : 'GAP';
  return markdownTable([
    ['criterion', ...options],
    ...criteria.map(({ id }) => [id, ...options.map((option) => say(facts.get(option)![id]))]),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { id: topic, title } of loadTopics()) {
    const criteria = loadCriteria(topic);
    const facts = loadFacts(topic);
    console.log(`## ${title}\n\n${matrix(criteria, facts)}`);
    const unknown = [...facts].flatMap(([option, answers]) =>
      Object.entries(answers)
        .filter(([, answer]) => answer.verdict === 'unknown' || answer.unconfirmed)
        .map(([id, answer]) => `- ${option}, ${id}: ${answer.unconfirmed ?? answer.short}`),
    );
    console.log(
      `\n${facts.size} options × ${criteria.criteria.length} criteria; * is judgement.\n\nUnknown or unconfirmed:\n${unknown.join('\n')}\n`,
    );
  }
}
