/** `npm run new-option -- TOPIC NAME`: makes an option's folder, with every question that it has to answer as a line. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadCriteria } from '../content/load.ts';
import { site } from '../content/site.ts';
import { loadTopic } from '../content/topics.ts';
import { questionsIn } from '../content/unanswered.ts';
import { withSchemaLine } from './editor-schemas.ts';
import { optionFiles, withPick } from './option-files.ts';

/** Editors know what a data file may hold by its first line. */
function write(file: string, text: string): void {
  const name = /\/(facts|firewall|threats)\.yaml$/.exec(file)?.[1];
  writeFileSync(file, name ? withSchemaLine(text, file, `schemas/${name}.schema.json`) : text);
}

/** @throws Error in one sentence where topic or name will not do */
function make(topic = '', name = ''): void {
  if (!site.topics.includes(topic))
    throw new Error(
      `There is no topic "${topic}". Write: npm run new-option -- ${site.topics.join('|')} its-name`,
    );
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw new Error(`"${name}" cannot be an address. Write words in lower case with hyphens between.`);
  const { folder, ...rest } = loadTopic(topic);
  const own = `${folder}/${name}`;
  if (existsSync(own)) throw new Error(`${own} exists already.`);
  const files = optionFiles({ folder, ...rest }, loadCriteria(topic), name);
  mkdirSync(own);
  for (const [file, text] of Object.entries(files)) write(`${own}/${file}`, text);
  const rules = `${folder}/decision.yaml`;
  const asked = withPick(readFileSync(rules, 'utf8'), name);
  writeFileSync(rules, asked);
  const open = [...Object.values(files), asked].flatMap(questionsIn).length;
  console.log(
    `${own}/ has ${Object.keys(files).join(', ')}, and ${rules} two rules.\n` +
      `${open} lines wait for an answer: each has the word ANSWER. \`npm run check:content\` lists what is left.`,
  );
}

try {
  make(...process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
