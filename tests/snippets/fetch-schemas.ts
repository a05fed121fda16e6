/**
 * `npm run schemas`: fetches CircleCI's schema at one revision, for machines that do not have it. Nothing is stored
 * unless its SHA-256 is the expected one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FETCHED, SHA256, findSchema, sha256 } from './checks/schema.ts';

/** The release that carries the revision; the schema itself last changed in commit 0c39a291. */
const REVISION = '0.37.0';
const ADDRESS = `https://raw.githubusercontent.com/CircleCI-Public/circleci-yaml-language-server/${REVISION}/schema.json`;

async function fetchSchema(): Promise<string> {
  const response = await fetch(ADDRESS, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`${ADDRESS} answers ${response.status}`);
  const text = await response.text();
  if (sha256(text) !== SHA256) throw new Error(`${ADDRESS}: SHA-256 ${sha256(text)}, expected ${SHA256}`);
  return text;
}

const present = findSchema();
if (present) {
  console.log(`The schema is there: ${present}`);
} else {
  try {
    const text = await fetchSchema();
    mkdirSync(path.dirname(FETCHED), { recursive: true });
    writeFileSync(FETCHED, text);
    console.log(`The schema is stored: ${FETCHED}`);
  } catch (error) {
    console.error(`No schema: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
