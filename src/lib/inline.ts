const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character]!);

/** Apostrophes as in the pages' prose. */
export const curly = (text: string): string => text.replace(/(?<=[a-z0-9])'/gi, '’');

/**
 * Text from YAML as HTML: everything escaped, `code` between backticks, curly apostrophes as in the pages' prose.
 * No other Markdown.
 */
export const inline = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 2
        ? `<code>${escapeHtml(part.slice(1, -1))}</code>`
        : escapeHtml(curly(part)),
    )
    .join('');
