/** Versions that snippets pin, and whether a newer one is published. */
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { CONTENT } from '../content/root.ts';
import { readYaml } from '../lib/yaml.ts';
import type { Fetcher } from './fetch.ts';

export const VERSIONS = `${CONTENT}/watch/versions.yaml`;

const name = z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'owner and name, such as circleci/aws-cli');

const versionsFile = z.array(
  z.strictObject({
    name: z.string().min(1),
    /** As it stands in the snippets. */
    pinned: z.string().min(1),
    /** Files that pin it, from `content/`. */
    in: z.array(z.string()).min(1),
    /** Where the newest is found: exactly one. */
    newest: z.union([
      z.strictObject({ orb: name }),
      z.strictObject({ github: name }),
      z.strictObject({ helm: z.url(), chart: z.string().min(1) }),
    ]),
    /** Page that says what changed. */
    changes: z.url(),
  }),
);

export type Pinned = z.infer<typeof versionsFile>[number];

export const loadVersions = (): Pinned[] => readYaml(VERSIONS, versionsFile);

/** Hosts that know versions. Replaced by tests. */
const HOSTS = {
  circleci: 'https://circleci.com',
  github: 'https://api.github.com',
};

/** Orders versions by their numbers: 1.10.0 comes after 1.9.2, and a pre-release before its release. */
export function compareVersions(a: string, b: string): number {
  const parts = (version: string) => {
    const [numbers = '', pre = ''] = version.replace(/^v/, '').split(/-(.*)/);
    return { numbers: numbers.split('.').map(Number), pre };
  };
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(left.numbers.length, right.numbers.length); at += 1) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference) return difference;
  }
  if (!left.pre || !right.pre) return Number(!left.pre) - Number(!right.pre);
  return left.pre.localeCompare(right.pre, 'en', { numeric: true });
}

const STABLE = /^v?\d+(\.\d+)*$/;

const highest = (versions: readonly string[]): string => {
  const newest = versions
    .filter((version) => STABLE.test(version))
    .sort(compareVersions)
    .at(-1);
  if (!newest) throw new Error('no released version is listed there');
  return newest;
};

/** @throws Error with a reason when the answer is not what that host is known to send */
async function newestOf({ newest }: Pinned, fetcher: Fetcher, hosts = HOSTS): Promise<string> {
  if ('orb' in newest) {
    const query = `query { orb(name: "${newest.orb}") { versions(count: 20) { version } } }`;
    const text = await fetcher.text(`${hosts.circleci}/graphql-unstable`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const answer = z
      .object({
        data: z.object({ orb: z.object({ versions: z.array(z.object({ version: z.string() })) }) }),
      })
      .parse(JSON.parse(text));
    return highest(answer.data.orb.versions.map(({ version }) => version));
  }
  if ('github' in newest) {
    const text = await fetcher.text(`${hosts.github}/repos/${newest.github}/releases?per_page=30`);
    const releases = z
      .array(z.object({ tag_name: z.string(), draft: z.boolean(), prerelease: z.boolean() }))
      .parse(JSON.parse(text));
    return highest(
      releases.filter(({ draft, prerelease }) => !draft && !prerelease).map(({ tag_name }) => tag_name),
    );
  }
  const index = z
    .object({ entries: z.record(z.string(), z.array(z.object({ version: z.string() }))) })
    .parse(parse(await fetcher.text(newest.helm)));
  return highest((index.entries[newest.chart] ?? []).map(({ version }) => version));
}

export interface VersionRow {
  name: string;
  pinned: string;
  newest?: string;
  state: 'newest' | 'behind' | 'unknown';
  changes: string;
  reason?: string;
}

export async function versionRow(pinned: Pinned, fetcher: Fetcher, hosts = HOSTS): Promise<VersionRow> {
  const base = { name: pinned.name, pinned: pinned.pinned, changes: pinned.changes };
  try {
    const newest = await newestOf(pinned, fetcher, hosts);
    return { ...base, newest, state: compareVersions(pinned.pinned, newest) < 0 ? 'behind' : 'newest' };
  } catch (error) {
    return { ...base, state: 'unknown', reason: (error as Error).message.split('\n')[0]! };
  }
}
