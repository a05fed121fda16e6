/** What the guide's content says and the rules need. Reads files; the engine itself reads none. */
import { loadAddresses } from '../content/snippets/addresses.ts';
import { loadValues } from '../content/snippets/values.ts';
import { loadSources } from '../content/load.ts';
import { rules } from './rules/index.ts';
import type { Knowledge } from './rules/rule.ts';

export function loadKnowledge(): Knowledge {
  const { jobs, core } = loadAddresses();
  return { jobs, core, placeholders: [...loadValues().keys()] };
}

/** A page that a rule rests on. */
export interface Cited {
  title: string;
  address: string;
  /** Day on which it was read. */
  read: string;
}

/** The sources of the rules, by their ids. */
export function citedSources(): Record<string, Cited> {
  const sources = loadSources();
  const ids = [...new Set(rules.flatMap((rule) => rule.sources))].sort();
  return Object.fromEntries(
    ids.map((id) => {
      const { title, address, read } = sources.get(id)!;
      return [id, { title, address, read }];
    }),
  );
}
