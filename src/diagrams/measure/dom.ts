import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installWindow } from './window.ts';

// The very copies that Mermaid imports: a second copy would make both tricks below useless.
const besideMermaid = createRequire(createRequire(import.meta.url).resolve('mermaid'));
const load = (file: string) => import(pathToFileURL(file).href);

/**
 * Gives this thread a window and a document in which Mermaid can parse and draw, with labels measured
 * from the font file. Call it once, before Mermaid is imported, and never on a main thread.
 */
export async function installDom(): Promise<void> {
  await bindElk();
  await replacePurifier();
  installWindow();
}

/** elkjs binds itself to `window` when it sees one on first use, and then fails; so it runs once before. */
async function bindElk(): Promise<void> {
  const { default: ELK } = await load(besideMermaid.resolve('elkjs/lib/elk.bundled.js'));
  await new ELK().layout({ id: 'root', children: [] });
}

/** DOMPurify needs a real browser. Sources are the project's own files, so nothing is purified here. */
async function replacePurifier(): Promise<void> {
  // `resolve` answers as for CommonJS; Mermaid imports the module beside it.
  const { default: purify } = await load(join(dirname(besideMermaid.resolve('dompurify')), 'purify.es.mjs'));
  purify.addHook ??= () => undefined;
  purify.sanitize ??= (text: string) => text;
}
