/** A color that Mermaid reads too far, up to the last bracket of the title, or takes for a comment. */
const BOX_COLOR = /^([ \t]*box[ \t]+)(?:(?:rgb|hsl)a?[ \t]*\([^)\n]*\)|#[\da-f]{3,8}(?!\w))/gim;

/**
 * Makes older Mermaid sources readable for Mermaid 12, and every spelling of a break and of a box's color one. Line
 * numbers never change. The mark at the start of a Windows file goes; letters in parts, as in names of files on a Mac,
 * become whole. A bare subgraph title with a tag gets quotes (Mermaid 10.2 and before accepted it without); a break at
 * the end of a text of a sequence, which would leave an empty row, goes, and so do the name of a layout and a semicolon
 * behind a change of state, which would become a part of its name; comments become empty lines, since Mermaid drops them
 * before it counts lines.
 */
export function normalise(source: string): string {
  return source
    .normalize()
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^[ \t]*%%(?!\{).*$/gm, '')
    .replace(/<\/br\s*>/gi, '<br/>')
    .replace(/^([ \t]*subgraph[ \t]+)([^ \t\n"[\]][^\n"[\]]*)$/gm, (line, start: string, title: string) =>
      /[<>]/.test(title) ? `${start}"${title.trimEnd()}"` : line,
    )
    .replace(/^(\s*flowchart)-elk\b/, '$1')
    .replace(/^\s*sequenceDiagram\b[^]*$/, (text) =>
      text
        .replace(/\\n/g, '<br/>')
        .replace(/(?:<br\s*\/?>\s*?)+$/gm, '')
        .replace(BOX_COLOR, '$1transparent'),
    )
    .replace(/^\s*stateDiagram\b[^]*$/, (text) =>
      text.replace(/^.*-->[^:\n]*$/gm, (line) => line.replace(/[ \t]*;[ \t]*$/, '')),
    );
}
