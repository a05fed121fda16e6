/** The day in an address such as `…/?since=2026-08-20`: when somebody cited the page. */
import { queryOf } from '../lib/query.ts';

/**
 * @param search an address's query, with its question mark
 * @param today YYYY-MM-DD
 * @returns the day; empty where there is none, or it is no day, or one to come
 */
export function sinceOf(search: string, today: string): string {
  const given = queryOf(search).get('since') ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) return '';
  const day = new Date(`${given}T00:00:00Z`);
  // The thirty-first of a shorter month would be a day of the next.
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === given;
  return exists && given <= today ? given : '';
}
