/**
 * Markdown plugin: hands each building block of a page the place it stands at.
 *
 * A component in MDX knows only its own attributes. Figures and snippets need the file and the line (for their
 * errors), their number on the page, and citations the number of their source; all are known here and nowhere
 * later, so they are written into the block as attributes.
 */
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { panelHeading } from '../content/snippets/page.ts';
import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { checkFigureIds, type Fence } from '../diagrams/fence.ts';

/** Attributes of an element that a page may use, as the plugin reads them. */
type Attributes = Record<string, string | number>;

const attribute = (name: string, value: string | number) =>
  ({ type: 'mdxJsxAttribute', name, value: String(value) }) as const;

const element = (name: string, attributes: Attributes) => ({
  type: 'mdxJsxFlowElement' as const,
  name,
  attributes: Object.entries(attributes).map(([key, value]) => attribute(key, value)),
  children: [],
});

/** Path of the page from the project's root, with forward slashes: what an error names. */
function fileOf(context: MdastVisitorContext): string {
  if (!context.fileURL) return 'unknown file';
  return path.relative(process.cwd(), fileURLToPath(context.fileURL)).replaceAll('\\', '/');
}

interface Jsx {
  name: string | null;
  attributes: readonly unknown[];
}

function readAttribute(node: Jsx, name: string): string | undefined {
  const found = node.attributes.find((entry) => (entry as { type: string; name?: string }).name === name) as
    { value?: unknown } | undefined;
  return typeof found?.value === 'string' ? found.value : undefined;
}

/** A new plugin for each document: the counters start at one on every page. */
export const blocks = () => {
  const figures: Fence[] = [];
  const tabGroups: string[] = [];
  let tabs = 0;
  let sections = 0;
  const cited: string[] = [];

  const place = (
    node: { position?: { start: { line: number } } | undefined },
    context: MdastVisitorContext,
  ) => ({
    from: fileOf(context),
    line: node.position?.start.line ?? 1,
  });

  const visitJsx = (node: Jsx, context: MdastVisitorContext) => {
    const add = (attributes: Attributes) => {
      const added = Object.entries(attributes).map(([key, value]) => attribute(key, value));
      context.replaceNode(node as never, { ...node, attributes: [...node.attributes, ...added] } as never);
    };
    if (node.name === 'Snippet') add(place(node as never, context));
    if (node.name === 'Tabs') {
      tabGroups.push(readAttribute(node, 'sync') ?? 'variant');
      tabs = 0;
    }
    if (node.name === 'Tab') {
      const key = tabGroups.at(-1) ?? 'variant';
      // The fragment is made of the key, so that a new group elsewhere on the page does not move it.
      const twins = tabGroups.filter((group) => group === key).length;
      add({ group: twins > 1 ? `${key}-${twins}` : key, index: tabs });
      tabs += 1;
    }
    if (node.name === 'Cite') {
      const ids = (readAttribute(node, 's') ?? '').split(/\s+/).filter(Boolean);
      for (const id of ids) if (!cited.includes(id)) cited.push(id);
      add({ ...place(node as never, context), n: ids.map((id) => cited.indexOf(id) + 1).join(' ') });
    }
  };

  return defineMdastPlugin({
    name: 'blocks',
    options: { position: true },
    heading(node, context) {
      if (node.depth !== 2) return;
      const from = fileOf(context);
      if (panelHeading(from) === sections)
        context.insertAfter(node, element('YourValues', { from }) as never);
      sections += 1;
    },
    code(node, context) {
      const attributes = { ...place(node, context), meta: node.meta ?? '', source: node.value };
      if (node.lang === 'mermaid') {
        figures.push({
          source: node.value,
          meta: attributes.meta,
          file: attributes.from,
          line: attributes.line,
        });
        checkFigureIds(figures);
        context.replaceNode(node, element('Figure', { ...attributes, number: figures.length }) as never);
      } else {
        context.replaceNode(
          node,
          element('CodeBlock', { ...attributes, lang: node.lang ?? 'text' }) as never,
        );
      }
    },
    mdxJsxFlowElement: visitJsx as never,
    mdxJsxTextElement: visitJsx as never,
  });
};
