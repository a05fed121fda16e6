/** Mermaid reads a source; what is wrong with it is told in the guide's words. */
import type { Mermaid } from 'mermaid';
import { checkGlyphs, checkHead, fillHead, ownTitle } from './check.ts';
import { configure } from './config.ts';
import { decoded, withoutMarkup } from './label-text.ts';
import { Faults, Problem, unmarked, type Mend } from './problem.ts';
import { isSyntax, syntaxFault } from './syntax.ts';
import { typeOf, TYPES, type DiagramType, type Said } from './types/index.ts';

/** What a source says, without its geometry. */
export interface Parsed extends Said {
  type: DiagramType;
  title: string;
  description: string;
}

/** A line that opens or closes something: without it the rest would read differently. */
const FRAME =
  /^\s*(?:flowchart|graph|sequenceDiagram|stateDiagram|subgraph|end|loop|alt|else|opt|par|and|critical|option|break|rect|box|state\b)|[{}]\s*$/;
const HTML = 'HTML and icons are not drawn; write the words alone. A row ends with <br/>.';
/** Syntax errors that are looked for in one source. */
const MOST = 5;

/** Reads a normalised source; throws a Problem with whatever an author must mend. */
export async function parse(mermaid: Mermaid, source: string, flows: boolean): Promise<Parsed> {
  const faults = new Faults();
  const text = checkHead(source, faults);
  configure(mermaid);
  const own = ownTitle(source);
  const { type: name, db } = await read(mermaid, text, faults, own);
  const type = typeOf(name);
  if (!type || (flows && !type.flows)) {
    const list = TYPES.filter((one) => !flows || one.flows).map(({ keyword }) => keyword);
    faults.add(
      flows
        ? `\`flows\` needs a flowchart, not "${name}".`
        : `Diagrams of type "${name}" are not drawn; use ${list.join(', ').replace(/, ([^,]*)$/, ' or $1')}.`,
      1,
    );
    throw new Problem(...faults.list);
  }
  const said = type.read(db, { source: text, flows, faults });
  checkGlyphs(said, text, faults);
  const [title, description] = [db.getAccTitle?.(), db.getAccDescription?.()].map((text) =>
    decoded(text ?? '').trim(),
  ) as [string, string];
  fillHead({ source: text, own, title, description, said }, faults);
  faults.stop();
  return { type, title, description, ...said };
}

/** Mermaid's reading. After a syntax error the rest is read without that line, to find the others. */
async function read(mermaid: Mermaid, source: string, faults: Faults, own: string | undefined) {
  const lines = source.split('\n');
  for (let tries = 0; tries < MOST; tries++) {
    try {
      const diagram = await mermaid.mermaidAPI.getDiagramFromText(lines.join('\n'));
      if (!tries) return diagram;
      break;
    } catch (error) {
      // Without the line of a first error, what counts activations or arrows finds faults that nobody made.
      if (tries && !isSyntax(error)) break;
      const fault = syntaxFault(error, lines.join('\n'));
      // Quotes of an attribute end a label early; without its HTML the line may be right.
      const written = lines[fault.line! - 1] ?? '';
      const html = (!fault.mend || /<\w+\s[^>]*="/.test(written)) && written !== withoutMarkup(written);
      if (html) faults.add(HTML, fault.line, ...unmarked(source));
      else faults.add(fault.reason, fault.line, ...(fault.mend ?? []));
      if (!written.trim() || FRAME.test(written)) break;
      for (const { line: at, after } of [{ line: fault.line! }, ...(fault.mend ?? [])] as Mend[])
        if (after === undefined) lines[at - 1] = '';
    }
  }
  fillHead({ source, own, title: '', description: '' }, faults);
  throw new Problem(...faults.list);
}
