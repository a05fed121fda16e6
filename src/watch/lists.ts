/** Published address lists against the guide's own: CircleCI's by DNS, others by the page that publishes them. */
import { Resolver } from 'node:dns/promises';
import { z } from 'astro/zod';
import { CONTENT } from '../content/root.ts';
import { loadAddresses } from '../content/snippets/addresses.ts';
import { readYaml } from '../lib/yaml.ts';
import type { Fetcher } from './fetch.ts';
import { readHtml } from './page-text.ts';

const LISTS = `${CONTENT}/watch/lists.yaml`;

const listsFile = z.array(
  z.strictObject({
    name: z.string().min(1),
    entries: z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])).min(1),
    /** Names whose A records together are the list, or a page that must name every entry. */
    dns: z.array(z.string()).min(1).optional(),
    page: z.url().optional(),
    in: z.array(z.string()).min(1),
  }),
);

export interface List {
  name: string;
  entries: readonly string[];
  dns?: readonly string[] | undefined;
  page?: string | undefined;
  /** Files that name every entry, from `content/`. */
  in?: readonly string[] | undefined;
}

/** CircleCI's two lists from the file that every firewall snippet is made of, and the lists of others. */
export function loadLists(): List[] {
  const { dns, source, jobs, core } = loadAddresses();
  return [
    { name: 'CircleCI, jobs', entries: jobs, dns: [dns.jobs] },
    { name: 'CircleCI, core', entries: core, dns: [dns.core] },
    { name: 'CircleCI, page', entries: [...jobs, ...core], page: source },
    ...readYaml(LISTS, listsFile),
  ];
}

export interface ListRow {
  name: string;
  state: 'same' | 'different' | 'unknown';
  added: string[];
  removed: string[];
  reason?: string;
}

/** @param servers DNS servers to ask instead of the machine's own, such as `127.0.0.1:5300` */
export async function listRow(list: List, fetcher: Fetcher, servers?: readonly string[]): Promise<ListRow> {
  const row = (added: string[], removed: string[]): ListRow => ({
    name: list.name,
    state: added.length || removed.length ? 'different' : 'same',
    added,
    removed,
  });
  try {
    if (list.dns) {
      const resolver = new Resolver({ timeout: 5000, tries: 2 });
      if (servers) resolver.setServers(servers);
      const answers = await Promise.all(list.dns.map((name) => resolver.resolve4(name)));
      const [listed, live] = [new Set(list.entries), new Set(answers.flat())];
      return row([...live.difference(listed)], [...listed.difference(live)]);
    }
    const page = readHtml(await fetcher.text(list.page!));
    // A page has other addresses too, so only what it no longer names can be told.
    return row(
      [],
      list.entries.filter((entry) => !page.says(entry)),
    );
  } catch (error) {
    return { name: list.name, state: 'unknown', added: [], removed: [], reason: (error as Error).message };
  }
}
