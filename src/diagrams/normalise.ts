/**
 * Makes older Mermaid sources readable for Mermaid 12. Line numbers never change.
 * A bare subgraph title with a tag gets quotes (Mermaid 10.2 and before accepted it without); a break
 * at the end of a label, which would leave an empty row, goes, and so does the name of a layout; comments become empty lines, since
 * Mermaid drops them before it counts lines.
 */
export function normalise(source: string): string {
  return source
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]*%%(?!\{).*$/gm, '')
    .replace(/^([ \t]*subgraph[ \t]+)([^\n"[\]]*[<>][^\n"[\]]*?)[ \t]*$/gm, '$1"$2"')
    .replace(/^(\s*flowchart)-elk\b/, '$1')
    .replace(/^\s*sequenceDiagram\b[^]*$/, (text) =>
      text.replace(/\\n/g, '<br/>').replace(/(?:<br\s*\/?>\s*?)+$/gm, ''),
    )
    .replace(/(?:[ \t]*<br[ \t]*\/?>)+[ \t]*(?=["\])}|])/gi, '');
}
