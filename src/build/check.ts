/** Part of `npm run check`: reads every data file of `content/` against its schema, in well under a second. */
import { loadChanges } from '../content/changes.ts';
import { loadErrors } from '../content/errors.ts';
import { loadGlossary } from '../content/glossary.ts';
import { loadCriteria, loadFacts, loadSources } from '../content/load.ts';
import { ContentError } from '../lib/yaml.ts';

try {
  const { criteria } = loadCriteria();
  const facts = loadFacts();
  const counts = [
    `${criteria.length} criteria`,
    `${facts.size} options`,
    `${loadSources().size} sources`,
    `${loadGlossary().length} terms`,
    `${loadChanges().length} changes`,
    `${[...loadErrors().values()].flat().length} error messages`,
  ];
  console.log(`Content is sound: ${counts.join(', ')}.`);
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
