/**
 * Reads a configuration in a terminal or in CI: `npm run read -- FILE [--format text|json|sarif]`. `-` reads the input.
 * Ends with 0 where nothing is unsafe, fails or is risky; 1 where something does; 2 where the file cannot be read.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadTopics } from '../content/topics.ts';
import { siteUrl } from '../lib/address.ts';
import { textOfFile } from './bounds.ts';
import { loadKnowledge } from './knowledge.ts';
import { readConfig, Unreadable } from './read.ts';
import { reportOf, textOf } from './report.ts';
import { sarifOf } from './sarif.ts';

const USAGE = 'Usage: npm run read -- FILE [--format text|json|sarif]';
/** The topic whose pages say what a finding means. */
const topicPath = () =>
  loadTopics()
    .find(({ folder }) => existsSync(`${folder}/read-rules.mdx`))!
    .path.slice(1);
const link = (address: string): string => new URL(topicPath() + address, siteUrl).href;

/** @returns the text to print and the exit status */
export function run(args: string[]): { out: string; error?: string; status: 0 | 1 | 2 } {
  let file: string | undefined;
  let format: string;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { format: { type: 'string', default: 'text' } },
    });
    [file] = positionals;
    format = values.format;
  } catch (error) {
    return { out: '', error: `${(error as Error).message}\n${USAGE}`, status: 2 };
  }
  if (!file || !/^(text|json|sarif)$/.test(format)) return { out: '', error: USAGE, status: 2 };
  try {
    const report = reportOf(readConfig(textOfFile(readFileSync(file === '-' ? 0 : file)), loadKnowledge()));
    const out =
      format === 'text'
        ? textOf(report)
        : `${JSON.stringify(format === 'json' ? report : sarifOf(report, file, link), null, 2)}\n`;
    const bad = report.findings.some(({ severity }) => /^(danger|breaks|risk)$/.test(severity));
    return { out, status: bad ? 1 : 0 };
  } catch (error) {
    if (error instanceof Unreadable)
      return { out: '', error: `${file}:${error.line}:${error.column}: ${error.message}`, status: 2 };
    if (error instanceof Error && 'code' in error)
      return { out: '', error: `${file} cannot be opened: ${error.message}`, status: 2 };
    throw error;
  }
}
