/**
 * `npm run bench`: measures the built site against the budgets and writes the table to `bench-results/latest.md`.
 * Ends with 1 when a budget is missed. Everything that depends on time is measured here and never in the tests.
 *
 *   --quick           weights only
 *   --only=a,b        of weights, search, presses, paint, lighthouse, builds
 *   --dist=folder     the built site, `dist` unless told
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { builds } from './builds.ts';
import { launch } from './chromium.ts';
import { audits } from './lighthouse.ts';
import { readPages, typical } from './pages.ts';
import { paints } from './paints.ts';
import { isMiss, markdown, type Result, type Table } from './report.ts';
import { presses } from './presses.ts';
import { searches } from './search.ts';
import { host } from './server.ts';
import { weights } from './weights.ts';

const PARTS = ['weights', 'search', 'presses', 'paint', 'lighthouse', 'builds'] as const;
type Part = (typeof PARTS)[number];

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    dist: { type: 'string', default: 'dist' },
  },
});

function wantedParts(): Set<Part> {
  if (flags.only) {
    const unknown = flags.only.split(',').filter((name) => !(PARTS as readonly string[]).includes(name));
    if (unknown.length) throw new Error(`--only: ${unknown.join(', ')} is none of ${PARTS.join(', ')}`);
    return new Set(flags.only.split(',') as Part[]);
  }
  if (flags.quick) return new Set(['weights']);
  return new Set(PARTS);
}

const wanted = wantedParts();
if (!existsSync(`${flags.dist}/index.html`))
  throw new Error(`${flags.dist}/ is empty: run \`npm run build\` first`);

const cores = os.availableParallelism();
const loadBefore = os.loadavg()[0]!;
// Half of the cores is what the browser and the server need for themselves.
const isBusy = loadBefore > cores / 2;

const results: Result[] = [];
const tables: Table[] = [];
/** Parts that broke off. The others are still worth their table. */
const failures: string[] = [];
async function part(name: Part, measure: () => Promise<[Result[], Table]>): Promise<void> {
  if (!wanted.has(name)) return;
  const started = performance.now();
  try {
    const [found, table] = await measure();
    results.push(...found);
    tables.push(table);
  } catch (error) {
    failures.push(`**Not measured: ${name}.** ${error instanceof Error ? error.message : String(error)}`);
  }
  console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

const pages = await readPages(flags.dist);
const kinds = [...typical(pages, ({ html }) => html.length).values()];
// What is kept from search engines is no page that a reader starts with.
const listed = kinds.filter((page) => page.listed);

const served = await host(flags.dist);
const browser = await launch();
const version = browser.version();
try {
  await part('weights', () => weights(browser, served, pages));
  await part('search', () => searches(browser, served));
  await part('presses', () => presses(browser, served));
  await part('paint', () => paints(browser, served, listed));
} finally {
  await browser.close();
}
try {
  await part('lighthouse', () => audits(served, listed));
} finally {
  await served.close();
}
await part('builds', () => builds(process.cwd()));

const loads = [loadBefore, os.loadavg()[0]!].map((load) => load.toFixed(1)).join(', then ');
const setting = [
  `${pages.length} pages. Chromium ${version}, Node ${process.versions.node}, kB of 1000 bytes.`,
  `${cores} cores, load ${loads}.`,
  ...(isBusy ? ['**The machine was busy before the bench began: times below are too high.**'] : []),
  ...failures,
].join('\n\n');
const text = markdown(results, tables, setting);
console.log(text);
mkdirSync('bench-results', { recursive: true });
writeFileSync('bench-results/latest.md', text);
process.exitCode = failures.length || results.some(isMiss) ? 1 : 0;
