import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHTMLWindow } from 'svgdom';
import { boxOf, moved, type Box } from './box.ts';
import { textLength } from './text.ts';

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
  const window = createHTMLWindow();
  Object.assign(globalThis, { window, document: window.document });
  Object.assign(globalThis, { CSSStyleSheet: NoSheet });
  measureWithFont(window.document);
}

/** Mermaid fills style sheets that nothing here would read. */
class NoSheet {
  cssRules = [];
  insertRule() {
    return 0;
  }
  replaceSync() {
    return undefined;
  }
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

function measureWithFont(document: Document): void {
  const make = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name);
  const graphics = owner(make('g'), 'getBBox');
  const builtIn = graphics.getBBox as (this: Element) => DOMRect;
  const box = (el: Element) => boxOf(el, (other) => builtIn.call(other));
  graphics.getBBox = function (this: Element) {
    return rect(box(this));
  };
  graphics.getBoundingClientRect = function (this: Element) {
    const { x, y, width, height } = rect(onPage(this, box(this)));
    return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
  };
  owner(make('text'), 'getComputedTextLength').getComputedTextLength = function (this: Element) {
    return textLength(this);
  };
}

const onPage = (el: Element | null, all: Box): Box =>
  el ? onPage(el.parentNode as Element | null, moved(all, el)) : all;

/** The prototype that carries `method`. */
function owner(object: object, method: string): Record<string, unknown> {
  let proto = object;
  while (proto && !Object.hasOwn(proto, method)) proto = Object.getPrototypeOf(proto);
  return proto as Record<string, unknown>;
}

const rect = ({ left, top, right, bottom }: Box) =>
  left === Infinity
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
