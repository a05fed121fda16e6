/** Hosts, address ranges and ports that snippets name: `content/network.yaml`, each with what it is for. */
import { z } from 'astro/zod';
import { once } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';
import { checkKnown } from './known.ts';
import { loadSources } from './load.ts';
import { CONTENT } from './root.ts';

export const NETWORK = `${CONTENT}/network.yaml`;

const fact = z.strictObject({
  for: z.string().min(1).describe('What it is for.'),
  source: z.string().optional().describe('An id of sources.yaml.'),
  judgement: z.literal(true).optional().describe('General knowledge, instead of a source.'),
});
const host = fact.extend({
  below: z.literal(true).optional().describe('Names below it are known, too: your-account.example.com.'),
});
const sourced = <Entry extends typeof fact>(entry: Entry) =>
  z.record(
    z.string(),
    entry.refine(
      ({ source, judgement }) => Boolean(source) !== Boolean(judgement),
      'give a source, or judgement: true',
    ),
  );
export const networkFile = z.strictObject({
  hosts: sourced(host),
  ranges: sourced(fact),
  ports: sourced(fact),
});

/** @throws ContentError where a source is not in content/sources.yaml */
export const loadNetwork = once((): z.infer<typeof networkFile> => {
  const network = readYaml(NETWORK, networkFile);
  const named = Object.entries(network).flatMap(([part, entries]) =>
    Object.entries(entries).flatMap(([name, { source }]) =>
      source ? [{ name: source, path: [part, name, 'source'] }] : [],
    ),
  );
  checkKnown(NETWORK, 'source', 'content/sources.yaml', named, loadSources());
  return network;
});
