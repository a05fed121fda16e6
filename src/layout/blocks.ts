/**
 * Markdown plugin: hands each building block of a page the place it stands at, from the page model.
 *
 * A component in MDX knows only its own attributes. Figures and snippets need the file and the line (for their
 * errors), their number on the page, and citations the number of their source, so they are written into the block as
 * attributes.
 */
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { readText, type Fence, type PageModel } from '../content/page-model.ts';
import { panelHeading } from '../content/snippets/page.ts';
import { optionOf } from '../content/topics.ts';
import type { JsxElement, MdxNode } from '../lib/mdx.ts';

type Attributes = Record<string, string | number>;

const written = (attributes: Attributes) =>
  Object.entries(attributes).map(
    ([name, value]) => ({ type: 'mdxJsxAttribute', name, value: String(value) }) as const,
  );

const element = (name: string, attributes: Attributes) =>
  ({ type: 'mdxJsxFlowElement', name, attributes: written(attributes), children: [] }) as const;

/** Path of the page from the project's root, with forward slashes: what an error names. */
function fileOf(context: MdastVisitorContext): string {
  if (!context.fileURL) return 'unknown file';
  return path.relative(process.cwd(), fileURLToPath(context.fileURL)).replaceAll('\\', '/');
}

/** What the page's blocks are told, by their place in the text. */
function placed(page: PageModel): Map<number, Attributes> {
  const at = ({ file, line }: { file: string; line: number }) => ({ from: file, line });
  const code = (fence: Fence) => ({ ...at(fence), meta: fence.meta, source: fence.source });
  return new Map<number, Attributes>([
    ...page.figures.map((fence, index) => [fence.offset, { ...code(fence), number: index + 1 }] as const),
    ...page.fences.map((fence) => [fence.offset, { ...code(fence), lang: fence.lang || 'text' }] as const),
    ...[...page.snippets, ...page.components.filter(({ name }) => name === 'FirewallRules')].map(
      (block) => [block.offset, at(block)] as const,
    ),
    ...page.tabs.map(({ offset, group, index, id }) => [offset, { group, index, id }] as const),
    ...page.cites.map(
      ({ offset, ids }) => [offset, { n: ids.map((id) => page.cited.indexOf(id) + 1).join(' ') }] as const,
    ),
  ]);
}

/** The second section of an option: before it, below the drawing, stands when to use it. */
const headPlace = (page: PageModel): number | undefined =>
  optionOf(page.file) && page.headings.filter(({ depth }) => depth === 2)[1]?.offset;

/** A new plugin for each document. */
export const blocks = () => {
  let model:
    | {
        page: PageModel;
        places: Map<number, Attributes>;
        panel: number | undefined;
        head: number | undefined;
      }
    | undefined;
  const read = (context: MdastVisitorContext) => {
    if (!model) {
      // Astro blanks the front matter out, so that places stay what they are in the file.
      const page = readText(context.source, fileOf(context));
      model = { page, places: placed(page), panel: panelHeading(page), head: headPlace(page) };
    }
    return model;
  };
  const offsetOf = (node: MdxNode) => node.position!.start.offset!;

  const visitJsx = (node: JsxElement, context: MdastVisitorContext) => {
    const attributes = read(context).places.get(offsetOf(node));
    if (!attributes) return;
    const told = { ...node, attributes: [...node.attributes, ...written(attributes)] };
    context.replaceNode(node, told as never);
  };

  return defineMdastPlugin({
    name: 'blocks',
    options: { position: true },
    heading(node, context) {
      const { page, panel, head } = read(context);
      if (offsetOf(node) === head)
        context.insertBefore(node, element('OptionHead', { from: page.file }) as never);
      if (offsetOf(node) !== panel) return;
      const values = element('YourValues', { from: page.file }) as never;
      // What holds for the whole page stands before its first section, not in it.
      const first = page.headings.find(({ depth }) => depth === 2);
      if (first?.offset === panel) context.insertBefore(node, values);
      else context.insertAfter(node, values);
    },
    code(node, context) {
      const attributes = read(context).places.get(offsetOf(node))!;
      context.replaceNode(
        node,
        element(node.lang === 'mermaid' ? 'Figure' : 'CodeBlock', attributes) as never,
      );
    },
    mdxJsxFlowElement: visitJsx,
    mdxJsxTextElement: visitJsx,
  });
};
