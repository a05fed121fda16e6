/**
 * A topic's answers as static files: `facts.json`, `facts.csv`, and `facts.schema.json`, which describes it. Those of
 * the first topic stand at the site's root, where they were published; others below their topic.
 */
import type { APIRoute, GetStaticPaths } from 'astro';
import { factsCsv, factsJson, factsSchema } from '../../content/export.ts';
import { loadCriteria, loadFacts, loadSources } from '../../content/load.ts';
import { answeredOptions } from '../../content/options.ts';
import { hrefOf, slugOf } from '../../content/pages.ts';
import { site } from '../../content/site.ts';
import { absolute } from '../../lib/address.ts';

const FORMATS = ['json', 'csv', 'schema.json'] as const;

export const getStaticPaths = (() =>
  site.topics.flatMap((id, index) =>
    FORMATS.map((format) => ({ params: { topic: index ? id : undefined, format }, props: { id, format } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props, params }) => {
  const { id, format } = props as { id: string; format: (typeof FORMATS)[number] };
  const facts = loadFacts(id);
  const options = (await answeredOptions(id)).map((page) => ({
    id: slugOf(page),
    title: page.data.title,
    address: absolute(hrefOf(page)),
    facts: facts.get(slugOf(page))!,
  }));
  const data = { criteria: loadCriteria(id), options, sources: loadSources() };
  const schema = absolute(`${params['topic'] ? `${id}/` : ''}facts.schema.json`);
  const json = (value: object) => `${JSON.stringify(value, null, 1)}\n`;
  const [type, body] = {
    json: ['application/json', json(factsJson(data, schema))],
    csv: ['text/csv', factsCsv(data)],
    'schema.json': ['application/schema+json', json(factsSchema(schema))],
  }[format];
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8` } });
};
