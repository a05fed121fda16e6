/** Prices that the cost calculator works with: a topic's `prices.yaml`. */
import { z } from 'astro/zod';
import { day } from '../content/day.ts';
import { checkKnown } from '../content/known.ts';
import { loadSources } from '../content/load.ts';
import { loadTopic } from '../content/topics.ts';
import { onceFor } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';

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
export const loadPrices = onceFor((topic: string): z.infer<typeof pricesFile> => {
  const file = `${loadTopic(topic).folder}/prices.yaml`;
  const prices = readYaml(file, pricesFile);
  const parts = ['credit', 'ip-ranges', 'runner-network'] as const;
  const named = parts.map((part) => ({ name: prices[part].source, path: [part, 'source'] }));
  checkKnown(file, 'source', 'content/sources.yaml', named, loadSources());
  return prices;
});
