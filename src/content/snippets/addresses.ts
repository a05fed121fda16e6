/** CircleCI's published addresses in the form that each firewall wants, all from one data file. */
import path from 'node:path';
import { z } from 'astro/zod';
import { once } from '../../lib/memo.ts';
import { day } from '../day.ts';
import { mistakeAt } from '../known.ts';
import { readYaml } from '../../lib/yaml.ts';
import { hostFilters, rows, withoutOwn, type Form } from './host-filters.ts';
import { contentFiles } from '../root.ts';

/** The option that has the list of addresses; undefined in a guide without one. */
const [file] = contentFiles('*/*/addresses.yaml');
export const ADDRESSES = file ?? 'addresses.yaml';

const address = z.ipv4();
const addressesFile = z.strictObject({
  source: z.url(),
  read: day,
  last_updated: day,
  dns: z.strictObject({ jobs: z.string(), core: z.string(), all: z.string() }),
  jobs: z.array(address).min(1),
  core: z.array(address).min(1),
});

type Addresses = z.infer<typeof addressesFile>;

/** @throws ContentError when an entry is no IPv4 address, or stands twice */
export const loadAddresses = once((): Addresses => {
  const loaded = readYaml(ADDRESSES, addressesFile);
  const all = [...loaded.jobs, ...loaded.core];
  const twice = all.findIndex((entry, index) => all.indexOf(entry) !== index);
  if (twice >= 0) {
    const path = twice < loaded.jobs.length ? ['jobs', twice] : ['core', twice - loaded.jobs.length];
    throw mistakeAt(ADDRESSES, path, `${all[twice]} stands here twice`);
  }
  return loaded;
});

const PICK = "grep -oE '([0-9]+\\.){3}[0-9]+'";

const forms: Record<string, Form> = {
  'jobs.txt': (addresses) => addresses.join('\n'),
  'jobs.json': (addresses) =>
    JSON.stringify(
      addresses.map((entry) => `${entry}/32`),
      null,
      2,
    ),
  'security-group.tf': (addresses, about) => `# ${about}
resource "aws_security_group" "circleci_jobs" {
  name        = "circleci-jobs"
  description = "CircleCI IP ranges, shared by all who opted in"
  vpc_id      = "YOUR_VPC_ID"

  ingress {
    protocol  = "tcp"
    from_port = YOUR_PORT
    to_port   = YOUR_PORT
    cidr_blocks = [
${rows(addresses, (entry) => `      "${entry}/32",`)}
    ]
  }
}`,
  'firewall-gcp.sh': (addresses, about) => `#!/usr/bin/env bash
# ${about}
set -euo pipefail
gcloud compute firewall-rules create circleci-jobs --network=YOUR_NETWORK \\
  --direction=INGRESS --allow=tcp:YOUR_PORT --target-tags=circleci-jobs \\
  --source-ranges=${addresses.map((entry) => `${entry}/32`).join(',\\\n')}`,
  'firewall-azure.sh': (addresses, about) => `#!/usr/bin/env bash
# ${about}
set -euo pipefail
az network nsg rule create --resource-group YOUR_RESOURCE_GROUP --nsg-name YOUR_NSG_NAME \\
  --name circleci-jobs --priority 200 --direction Inbound --access Allow --protocol Tcp \\
  --destination-port-ranges YOUR_PORT --source-address-prefixes \\
${addresses.map((entry) => `  ${entry}/32`).join(' \\\n')}`,
  ...hostFilters,
};

/** Text of each generated file by its path, as if it lay in the folder. */
export function addressFiles(): Map<string, string> {
  if (!file) return new Map();
  const addresses = loadAddresses();
  const about = `CircleCI's jobs list, read on ${addresses.read}.`;
  return new Map(
    Object.entries(forms).map(([name, form]) => [
      `${path.posix.dirname(ADDRESSES)}/${name}`,
      `${form(addresses.jobs, about).trimEnd()}\n`,
    ]),
  );
}

/**
 * The command that compares a generated file with DNS, by the file's name. An empty answer differs from every list, so
 * it fails too.
 */
export function compareCommand(name: string): string {
  const read = name in hostFilters ? `${withoutOwn(name)} | ${PICK}` : `${PICK} ${name}`;
  return `diff <(${read} | sort) <(dig +short ${loadAddresses().dns.jobs} A | sort)`;
}
