/**
 * Reads a built page as a stream of tags and text. No general parser: the pages are our own, valid, with every element
 * closed, and the site's tests prove that.
 */
export type Token =
  | { type: 'open'; tag: string; attributes: string; empty: boolean }
  | { type: 'close'; tag: string }
  | { type: 'text'; text: string };

const PIECE = /<!--[\s\S]*?-->|<![^>]*>|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+|</g;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** What holds no text to read. */
const OPAQUE = new Set(['script', 'style', 'svg', 'template']);

export function* tokens(html: string): Generator<Token> {
  PIECE.lastIndex = 0;
  const piece = new RegExp(PIECE);
  for (let match = piece.exec(html); match; match = piece.exec(html)) {
    const [all, slash, name, attributes = ''] = match;
    if (!name) {
      if (!all.startsWith('<!')) yield { type: 'text', text: decode(all) };
      continue;
    }
    const tag = name.toLowerCase();
    if (slash) yield { type: 'close', tag };
    else if (OPAQUE.has(tag)) piece.lastIndex = endOf(html, tag, piece.lastIndex, attributes);
    else yield { type: 'open', tag, attributes, empty: VOID.has(tag) || attributes.endsWith('/') };
  }
}

function endOf(html: string, tag: string, from: number, attributes: string): number {
  if (attributes.endsWith('/')) return from;
  const end = html.indexOf(`</${tag}>`, from);
  return end < 0 ? html.length : end + tag.length + 3;
}

/** Value of an attribute; undefined where it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : decode(value);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export const decode = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex: string, decimal: string, name: string) => {
    if (name) return NAMED[name] ?? all;
    return String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal));
  });
