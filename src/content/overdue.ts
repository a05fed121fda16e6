/**
 * `npm run overdue -- 2026-12-31`: answers and sources whose check is more than 180 days old on that day. The day is
 * given rather than taken from the clock, so that the result can be repeated. A list to work through, not a failure.
 */
import { pathToFileURL } from 'node:url';
import { loadFacts, loadSources } from './load.ts';
import { loadTopics } from './topics.ts';
import type { Facts, Source } from './model.ts';

export const MAX_AGE_DAYS = 180;

/** Whole days from one date to another, both YYYY-MM-DD. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Lines for a person: what to check again, oldest first. */
export function overdue(day: string, facts: ReadonlyMap<string, Facts>, sources: Iterable<Source>): string[] {
  const items = [
    ...[...facts].flatMap(([option, answers]) =>
      Object.entries(answers).map(([id, answer]) => ({ name: `${option}, ${id}`, date: answer.checked })),
    ),
    ...[...sources].map((source) => ({ name: `source ${source.id}, ${source.address}`, date: source.read })),
  ];
  return items
    .map((item) => ({ ...item, age: daysBetween(item.date, day) }))
    .filter(({ age }) => age > MAX_AGE_DAYS)
    .sort((a, b) => b.age - a.age)
    .map(({ name, date, age }) => `${date} (${age} days): ${name}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const day = process.argv[2];
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    console.error('Give the day to count from, for example: npm run overdue -- 2026-12-31');
    process.exitCode = 1;
  } else {
    const facts = loadTopics().flatMap(({ id: topic }) =>
      [...loadFacts(topic)].map(([option, answers]) => [`${topic}/${option}`, answers] as const),
    );
    const list = overdue(day, new Map(facts), loadSources().values());
    console.log(list.length ? list.join('\n') : `Nothing is older than ${MAX_AGE_DAYS} days on ${day}.`);
  }
}
