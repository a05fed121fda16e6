/** Prices that the cost calculator works with: `content/prices.yaml`. */
import { z } from 'astro/zod';
import { day } from '../content/day.ts';
import { checkKnown } from '../content/known.ts';
import { loadSources } from '../content/load.ts';
import { once } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';

const FILE = 'content/prices.yaml';

const rate = z.strictObject({ credits: z.number().positive(), source: z.string() });
export const pricesFile = z.strictObject({
  checked: day,
  /** List price of one package of credits. */
  credit: rate.extend({ dollars: z.number().positive() }),
  /** Credits a gigabyte. */
  'ip-ranges': rate,
  'runner-network': rate,
});

/** @throws ContentError where a source is not in content/sources.yaml */
export const loadPrices = once((): z.infer<typeof pricesFile> => {
  const prices = readYaml(FILE, pricesFile);
  const parts = ['credit', 'ip-ranges', 'runner-network'] as const;
  const named = parts.map((part) => ({ name: prices[part].source, path: [part, 'source'] }));
  checkKnown(FILE, 'source', 'content/sources.yaml', named, loadSources());
  return prices;
});
