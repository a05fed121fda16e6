/** `npm run addresses`: compares the address file with CircleCI's DNS names and says what changed. */
import { resolve4 } from 'node:dns/promises';
import { difference } from './difference.ts';
import { ADDRESSES, loadAddresses } from './addresses.ts';

const { dns, read, jobs, core } = loadAddresses();

async function compare(name: string, listed: string[]): Promise<boolean> {
  const live = await resolve4(name);
  const { added, removed } = difference(listed, live);
  if (!added.length && !removed.length) {
    console.log(`${name}: ${live.length} addresses, unchanged since ${read}`);
    return true;
  }
  console.log(`${name} has changed since ${read}:`);
  for (const address of added) console.log(`  + ${address}`);
  for (const address of removed) console.log(`  - ${address}`);
  return false;
}

try {
  const same = [await compare(dns.jobs, jobs), await compare(dns.core, core)];
  if (same.includes(false)) {
    console.log(`Change ${ADDRESSES} and the date in it; everything else is made from it.`);
    process.exitCode = 1;
  }
} catch (error) {
  console.log(`Nothing was compared: ${(error as Error).message}. DNS cannot be asked from here.`);
  process.exitCode = 2;
}
