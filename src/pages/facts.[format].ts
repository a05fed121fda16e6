/** The data set as static files: `/facts.json`, `/facts.csv`, and `/facts.schema.json`, which describes it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { factsCsv, factsJson, factsSchema } from '../content/export.ts';
import { loadCriteria, loadFacts, loadSources } from '../content/load.ts';
import { answeredOptions } from '../content/options.ts';
import { absolute } from '../lib/address.ts';
import { hrefOf, slugOf } from '../content/pages.ts';

export const getStaticPaths: GetStaticPaths = () =>
  ['json', 'csv', 'schema.json'].map((format) => ({ params: { format } }));

export const GET: APIRoute = async ({ params }) => {
  const facts = loadFacts();
  const options = (await answeredOptions()).map((page) => ({
    id: slugOf(page),
    title: page.data.title,
    address: absolute(hrefOf(page)),
    facts: facts.get(slugOf(page))!,
  }));
  const data = { criteria: loadCriteria(), options, sources: loadSources() };
  const schema = absolute('facts.schema.json');
  const json = (value: object) => `${JSON.stringify(value, null, 1)}\n`;
  const [type, body] = {
    json: ['application/json', json(factsJson(data, schema))],
    csv: ['text/csv', factsCsv(data)],
    'schema.json': ['application/schema+json', json(factsSchema(schema))],
  }[params['format'] as 'json' | 'csv' | 'schema.json'];
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });
};
