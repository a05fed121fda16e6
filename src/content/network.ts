/** Hosts, address ranges and ports that snippets name: `content/network.yaml`, each with what it is for. */
import { z } from 'astro/zod';
import { once } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';
import { checkKnown } from './known.ts';
import { loadSources } from './load.ts';
import { CONTENT } from './root.ts';

const FILE = `${CONTENT}/network.yaml`;

const fact = z
  .strictObject({
    for: z.string().min(1),
    source: z.string().optional(),
    judgement: z.literal(true).optional(),
  })
  .refine(
    ({ source, judgement }) => Boolean(source) !== Boolean(judgement),
    'give a source, or judgement: true',
  );
const facts = z.record(z.string(), fact);
export const networkFile = z.strictObject({ hosts: facts, ranges: facts, ports: facts });

/** @throws ContentError where a source is not in content/sources.yaml */
export const loadNetwork = once((): z.infer<typeof networkFile> => {
  const network = readYaml(FILE, networkFile);
  const named = Object.entries(network).flatMap(([part, entries]) =>
    Object.entries(entries).flatMap(([name, { source }]) =>
      source ? [{ name: source, path: [part, name, 'source'] }] : [],
    ),
  );
  checkKnown(FILE, 'source', 'content/sources.yaml', named, loadSources());
  return network;
});
