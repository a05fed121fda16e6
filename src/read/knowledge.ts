/** What the guide's content says and the rules need. Reads files; the engine itself reads none. */
import { loadAddresses } from '../content/snippets/addresses.ts';
import { loadValues } from '../content/snippets/values.ts';
import type { Knowledge } from './rules/rule.ts';

export function loadKnowledge(): Knowledge {
  const { jobs, core } = loadAddresses();
  return { jobs, core, placeholders: [...loadValues().keys()] };
}
