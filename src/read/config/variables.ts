/** Variables that the file itself sets. */
import type { Entry, Source } from '../document.ts';

/** Those that keys of a job or a step set, one behind the other; of the same name the last one counts. */
export const variablesOf = (source: Source, keys: readonly Entry[]): Entry[] =>
  keys.filter(({ key }) => key === 'environment').flatMap(({ value }) => source.entries(value));
