/** MDX as a tree with positions, read by the parser that builds the pages. */
import { mdxToMdast, type MdastNode } from 'satteri';
import { ContentError } from './content-error.ts';

export type MdxNode = MdastNode;
export type JsxElement = Extract<MdxNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** Smart punctuation is off: whoever reads the tree wants the writer's own characters. */
export function parseMdx(text: string, file: string): MdxNode {
  try {
    return mdxToMdast(text);
  } catch (error) {
    const [, line = '1', reason = 'cannot be read'] =
      /^(\d+):\d+: ([\s\S]*?)(?: \(\d+:\d+\))?(?: \(mdx-jsx:[a-z-]+\))?$/.exec((error as Error).message) ??
      [];
    throw new ContentError(file, Number(line), `MDX: ${reason}`);
  }
}

export const isJsx = (node: MdxNode): node is JsxElement =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

export const childrenOf = (node: MdxNode): readonly MdxNode[] => ('children' in node ? node.children : []);

/** Visits a node and what is in it, in the order of the text. */
export function walk(node: MdxNode, visit: (node: MdxNode, parents: readonly MdxNode[]) => void): void {
  const step = (at: MdxNode, parents: readonly MdxNode[]) => {
    visit(at, parents);
    const inside = [...parents, at];
    for (const child of childrenOf(at)) step(child, inside);
  };
  step(node, []);
}

/** The words of a node, without its markup. */
export const textOf = (node: MdxNode): string =>
  'value' in node ? node.value : childrenOf(node).map(textOf).join('');

/** Attributes with a text as value; a name alone is an empty text. */
export const attributesOf = (node: JsxElement): Record<string, string> =>
  Object.fromEntries(
    node.attributes.flatMap((entry) =>
      entry.type === 'mdxJsxAttribute' && (entry.value == null || typeof entry.value === 'string')
        ? [[entry.name, entry.value ?? ''] as const]
        : [],
    ),
  );

/** Names of the attributes that are code instead of a text. */
export const computedOf = (node: JsxElement): string[] =>
  node.attributes.flatMap((entry) => {
    if (entry.type !== 'mdxJsxAttribute') return ['{…}'];
    return entry.value != null && typeof entry.value !== 'string' ? [entry.name] : [];
  });
