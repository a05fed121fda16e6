/** What stands around a drawing that was pasted out of a page or an answer. */
import type { Faults } from './problem.ts';

const FENCE = /^\s*(?:`{3,}|~{3,})/;

/** The source without its fence and what stands outside of it, line for line; another drawing as well. */
export function withoutFence(source: string, faults: Faults): string {
  const lines = source.split('\n');
  const first = lines.findIndex((text) => /^\s*(?:`{3,}|~{3,})\s*mermaid\b/.test(text));
  const after = lines.findIndex((text, i) => i > first && FENCE.test(text));
  const [from, to] = first < 0 ? [0, lines.length] : [first, after < 0 ? lines.length : after + 1];
  const another = lines.slice(to).some((text) => FENCE.test(text));
  const OUTSIDE = 'This stands outside of the fence; leave it out.';
  const behind = another ? 'One drawing is made at a time; leave out what follows its fence.' : OUTSIDE;
  const top = lines.findIndex((text) => text.trim());
  return lines
    .map((text, i) => {
      const outside = i < from || i >= to;
      const marks = FENCE.test(text) || (i === top && text.trim() === 'mermaid');
      if (!text.trim() || !(outside || marks)) return text;
      // A cut joins the others of its fault.
      const cut = { line: i + 1, cut: text };
      if (i < from) faults.add(OUTSIDE, top + 1, cut);
      else if (outside) faults.add(behind, to + 1, cut);
      else faults.add('This marks a fence in Markdown; leave it out.', i + 1, { line: i + 1 });
      return ' '.repeat(text.length);
    })
    .join('\n');
}
