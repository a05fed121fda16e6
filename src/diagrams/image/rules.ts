/** The page's own stylesheets as rules for pictures that stand alone: one look, said once. Runs at build. */
import { readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { readColors, type Colors, type Scheme } from '../../theme/colors.ts';

export type { Scheme };

/** A style rule; values may hold `var(--…)`. */
interface Rule {
  selector: string;
  declarations: [property: string, value: string][];
}
/** What image.ts needs to draw without a page. */
export interface Look {
  rules: Rule[];
  /** Values of the color tokens, by name with its dashes. */
  colors: Colors;
}

/** Flattens nested rules; media queries speak of screens and paper, and go. */
async function flat(file: string): Promise<string> {
  const { code } = await transform(readFileSync(file, 'utf8'), { loader: 'css', target: 'chrome110' });
  return code.replace(/@(?:media|container)[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '');
}

const declarationsOf = (body: string): Rule['declarations'] =>
  body
    .split(';')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });

const rulesOf = (css: string): Rule[] =>
  [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => ({
    selector: selector!.trim(),
    declarations: declarationsOf(body!),
  }));

/** Reads figures.css and tokens.css. */
export async function readLook(): Promise<Look> {
  const rules = rulesOf(await flat('src/diagrams/figures.css')).filter(({ selector }) =>
    selector.includes('.dg'),
  );
  return { rules, colors: readColors() };
}
