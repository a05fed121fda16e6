/**
 * `npm run editor-schemas`: what each YAML file of `content/` may hold, as JSON Schemas for editors, made from the
 * schemas that the build reads with; and the line in each file that names its schema. `npm run check` holds both
 * up to date.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'astro/zod';
import { decisionFile } from '../chooser/rules.ts';
import { changesFile } from '../content/changes.ts';
import { errorsFile } from '../content/errors.ts';
import { firewallFile } from '../content/firewall.ts';
import { glossaryFile } from '../content/glossary.ts';
import { criteriaFile, factsFile, sourcesFile } from '../content/model.ts';
import { networkFile } from '../content/network.ts';
import { threatsFile } from '../content/threats.ts';
import { valuesFile } from '../content/snippets/values.ts';
import { topicFile } from '../content/topics.ts';
import { wordsFile } from '../content/words.ts';
import { pricesFile } from '../costs/prices.ts';
import { synonymsFile } from '../search/synonyms.ts';

const FOLDER = 'schemas';

/** Schemas by the name of the file that they describe. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  changes: changesFile,
  criteria: criteriaFile,
  decision: decisionFile,
  errors: errorsFile,
  facts: factsFile,
  firewall: firewallFile,
  glossary: glossaryFile,
  network: networkFile,
  prices: pricesFile,
  sources: sourcesFile,
  synonyms: synonymsFile,
  threats: threatsFile,
  topic: topicFile,
  values: valuesFile,
  words: wordsFile,
};

/** An option's folder also holds snippets, which may have any name and are published as they are. */
const places = (name: string): string[] =>
  ['facts', 'firewall', 'threats'].includes(name)
    ? [`content/*/*/${name}.yaml`]
    : [`content/${name}.yaml`, `content/*/${name}.yaml`];

const MARK = '# yaml-language-server: $schema=';

/** The text of a YAML file with the line that names its schema, before everything else. */
export function withSchemaLine(text: string, file: string, schema: string): string {
  const line = `${MARK}${path.posix.relative(path.posix.dirname(file), schema)}\n`;
  return text.startsWith(MARK) ? text.replace(/^.*\n/, () => line) : line + text;
}

/** Every file that this writes, with its text. */
export function editorFiles(): Map<string, string> {
  return new Map(
    Object.entries(schemas).flatMap(([name, schema]) => {
      const target = `${FOLDER}/${name}.schema.json`;
      const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
      return [
        [target, `${JSON.stringify(json, null, 2)}\n`] as const,
        ...globSync(places(name))
          .map((file) => file.replaceAll('\\', '/'))
          .map((file) => [file, withSchemaLine(readFileSync(file, 'utf8'), file, target)] as const),
      ];
    }),
  );
}

/** Files whose text is another one. */
export const outOfDate = (): string[] =>
  [...editorFiles()]
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(([file]) => file);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [file, text] of editorFiles()) writeFileSync(file, text);
}
