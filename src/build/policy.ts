/**
 * The content-security policy, written into each page: nothing but the site itself, and no inline code except
 * exactly what the build put there (by hash). Framing rules cannot stand in a page; hosts set them as headers.
 */
import { createHash } from 'node:crypto';
import { COMMON_POLICY } from '../share/headers.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const JAVASCRIPT = /^(?:|text\/javascript|module)$/;

/** Hashes of what stands inline between the tags. Data blocks (`application/ld+json`) are not code and need none. */
function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const found = new Set<string>();
  for (const [, attributes, text] of html.matchAll(new RegExp(`<${tag}([^>]*)>([\\s\\S]*?)</${tag}>`, 'g'))) {
    const type = /\stype="([^"]*)"/.exec(attributes!)?.[1] ?? '';
    if (!text || (tag === 'script' && !JAVASCRIPT.test(type))) continue;
    found.add(hash(text));
  }
  return [...found];
}

/** A page that takes what its reader would not send: its scripts can connect nowhere, not even to the site. */
const SENDS_NOTHING = /<[a-z]+-[a-z-]+\s[^>]*\bdata-sends-nothing\b/;

/** The policy for one page. */
export function policyFor(html: string): string {
  const own = (tag: 'script' | 'style') => ["'self'", ...inlineHashes(html, tag)].join(' ');
  return [
    "default-src 'none'",
    `script-src ${own('script')}`,
    `style-src ${own('style')}`,
    ...COMMON_POLICY.map((directive) =>
      directive.startsWith('connect-src') && SENDS_NOTHING.test(html) ? "connect-src 'none'" : directive,
    ),
  ].join('; ');
}

/**
 * Makes one element of all inline styles of a page, and one of its inline scripts, where the first stands: each costs a
 * hash in the policy, and hashes do not pack.
 */
export function joinInline(html: string): string {
  return ['style', 'script'].reduce((page, tag) => {
    const elements = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g');
    const texts = [...page.matchAll(elements)].map(([, text]) => text!.trim());
    const first = page.search(elements);
    return page.replace(elements, (_element, _text, at: number) =>
      at === first ? `<${tag}>${texts.join('\n')}</${tag}>` : '',
    );
  }, html);
}

/** Puts the policy where it governs everything after it: right behind the character set. */
export function secure(html: string): string {
  const meta = `<meta http-equiv="content-security-policy" content="${policyFor(html)}">`;
  const at = /<meta charset="utf-8"\s*\/?>/i.exec(html);
  if (!at) throw new Error('a page without <meta charset="utf-8"> cannot carry its content-security policy');
  const end = at.index + at[0].length;
  return html.slice(0, end) + meta + html.slice(end);
}
