/**
 * `npm run search:report`: how many of the queries in `tests/search/queries.yaml` find their section, and whether every
 * line of `content/errors.yaml` does. Part of `npm test`.
 */
import { globSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { loadErrors } from '../content/errors.ts';
import { readYaml } from '../lib/yaml.ts';
import { open } from './engine.ts';
import { addressOf, fromColumns, type PackedData } from './entry.ts';
import { group } from './groups.ts';

const FILE = 'tests/search/queries.yaml';
const FIRST = 3;
const LEAST = 0.95;
const INDEX = 'error index';

const typed = Object.entries(
  readYaml(
    FILE,
    z.record(z.string(), z.array(z.strictObject({ q: z.string(), to: z.array(z.string().startsWith('/')) }))),
  ),
).flatMap(([reader, asked]) => asked.map((query) => ({ reader, ...query })));
/** Every line of the index of error messages, as someone pastes it. */
const pasted = [...loadErrors().values()]
  .flat()
  .map(({ line, to }) => ({ reader: INDEX, q: line, to: [to] }));
const queries = [...typed, ...pasted];

/** What the browser gets. */
const [data] = globSync('dist/assets/search.*.json');
if (!data) throw new Error('dist/ is empty: run `npm run build` first');
const { columns, synonyms } = JSON.parse(readFileSync(data, 'utf8')) as PackedData;
const entries = fromColumns(columns);
const { search } = await open({ entries, synonyms });

const fits = (address: string, to: string) =>
  to.endsWith('#*') ? address.split('#')[0] === to.slice(0, -2) : address === to;

let met = 0;
let lost = 0;
for (const { reader, q, to } of queries) {
  const found = group(search(q), entries).flatMap(({ hits }) => hits.map(({ entry }) => addressOf(entry)));
  const place = found.findIndex((address) => to.some((wanted) => fits(address, wanted))) + 1;
  if (place > 0 && place <= FIRST) met += 1;
  else {
    if (reader === INDEX) lost += 1;
    console.log(
      [`${reader}: ${q}`, `  wanted ${to.join(' or ')}, ${place ? `came ${place}` : 'not found'}; first came`]
        .concat(found.slice(0, FIRST).map((address) => `    ${address}`))
        .join('\n'),
    );
  }
}
const share = met / queries.length;
console.log(
  `${met} of ${queries.length} queries (${(share * 100).toFixed(1)} %) find their section among the first ${FIRST}.`,
);
if (lost) console.log(`${lost} lines of content/errors.yaml do not find theirs.`);
process.exitCode = share < LEAST || lost ? 1 : 0;
