import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashesOfSources, hashOfFile, keyed } from '../lib/cache.ts';
import { mermaidConfig } from './config.ts';
import { engineFolder } from './pool.ts';

/** The name of a drawing: everything that it depends on. */
export const keyOf = keyed(() => [engine(), mermaidVersion(), mermaidConfig(), mermaidConfig(true)]);

function engine(): string[] {
  const fonts = ['latin', 'latin-ext'].map((set) =>
    join(process.cwd(), `node_modules/@fontsource/inter/files/inter-${set}-400-normal.woff`),
  );
  return [...hashesOfSources(engineFolder(), 'client/'), ...fonts.map(hashOfFile)];
}

const mermaidVersion = () =>
  (
    JSON.parse(readFileSync(join(process.cwd(), 'node_modules/mermaid/package.json'), 'utf8')) as {
      version: string;
    }
  ).version;
