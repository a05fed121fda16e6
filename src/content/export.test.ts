import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { factsCsv, factsJson, factsSchema } from './export.ts';
import { loadCriteria, loadFacts, loadSources } from './load.ts';
import { loadTopics, type Topic } from './topics.ts';

const [{ id: topic }] = loadTopics() as [Topic];
const options = [...loadFacts(topic)].map(([id, facts]) => ({
  id,
  title: id,
  address: `https://guide.example/${id}/`,
  facts,
}));
const data = { criteria: loadCriteria(topic), options, sources: loadSources() };

test('the data set is what its schema says, and holds every answer', () => {
  // `uri` and `date` are only described: whether an address resolves is not a matter of its form.
  const validate = new Ajv({ formats: { uri: true, date: true } }).compile(
    factsSchema('https://guide.example/facts.schema.json'),
  );
  const json = JSON.parse(JSON.stringify(factsJson(data, 'https://guide.example/facts.schema.json'))) as {
    options: { answers: object }[];
  };
  assert.ok(validate(json), JSON.stringify(validate.errors?.slice(0, 3)));
  for (const { answers } of json.options)
    assert.equal(Object.keys(answers).length, data.criteria.criteria.length);
});

test('the spreadsheet has one line an answer, and no cell that runs', () => {
  const lines = factsCsv(data).split('\r\n').filter(Boolean);
  assert.equal(lines.length, 1 + options.length * data.criteria.criteria.length);
  assert.match(lines[0]!, /^option,group,criterion,need,verdict,/);
  for (const line of lines) assert.doesNotMatch(line, /(^|,)"?[=+@]/);
});
