import { ContentError } from '../lib/content-error.ts';

/** A Mermaid fence as it stands in a page. */
export interface Fence {
  source: string;
  /** What follows "mermaid" on the opening line, e.g. "flows id=fig-who". */
  meta: string;
  file: string;
  /** Line of the opening fence in `file`, from 1. */
  line: number;
}
export interface Meta {
  id: string;
  flows: boolean;
  /** Shows what is not so: drawn crossed out, and not asked. */
  wrong: boolean;
}

/** Reads the words after "mermaid". @throws ContentError for a missing or ill-formed id, and for unknown words */
export function readMeta(fence: Fence): Meta {
  const fail = (reason: string) => new ContentError(fence.file, fence.line, reason);
  const meta: Meta = { id: '', flows: false, wrong: false };
  for (const word of fence.meta.split(/\s+/).filter(Boolean)) {
    if (word === 'flows') meta.flows = true;
    else if (word === 'wrong') meta.wrong = true;
    else if (word.startsWith('id=')) meta.id = word.slice(3);
    else
      throw fail(`"${word}" after \`\`\`mermaid is not known; write \`flows\`, \`wrong\` and \`id=fig-…\`.`);
  }
  if (!meta.id)
    throw fail('The figure has no id; write `id=fig-…` after ```mermaid. Links to the figure use it.');
  if (!/^fig-[a-z0-9-]+$/.test(meta.id)) {
    throw fail(`The id "${meta.id}" must be "fig-" and then lower-case letters, digits, and hyphens.`);
  }
  return meta;
}
