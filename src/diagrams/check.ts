/** What every source needs and may not hold: a title, a description, no settings, letters of known width. */
import { withoutFence } from './around.ts';
import { spelled, withoutEmpty, withoutMarkup } from './label-text.ts';
import { missingGlyph } from './measure/font.ts';
import { remedy, type Faults } from './problem.ts';
import type { Said } from './types/type.ts';
import { checkUnseen } from './unseen.ts';

const CONFIGURATION = 'Settings are not read: all figures share one configuration. Leave them out.';

/** Refuses configuration, and what nobody sees, inside a diagram. Gives back the source without it, line for line. */
export function checkHead(written: string, faults: Faults): string {
  const source = checkUnseen(written, faults);
  // As long as before: each search below counts lines in the source as written.
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const lineAt = (at: number) => source.slice(0, at).split('\n').length;
  const drop = (at: number, text: string) => text.split('\n').map((_, i) => ({ line: lineAt(at) + i }));
  return withoutFence(source, faults)
    .replace(/^\s*---[ \t]*\n[^]*?\n[ \t]*---[ \t]*(?=\n|$)/, (text) => {
      const at = source.indexOf('---');
      const title = titleIn(text);
      const named = title ? ` Write its title as \`accTitle: ${title}\`.` : '';
      faults.add(
        `Front matter: ${CONFIGURATION}${named}`,
        lineAt(at),
        ...drop(at, text.slice(text.indexOf('---'))),
      );
      return blank(text);
    })
    .replace(/%%\{[^]*?\}%%/g, (text, at: number) => {
      faults.add(`%%{…}%%: ${CONFIGURATION}`, lineAt(at), ...drop(at, text));
      return blank(text);
    });
}

interface Head {
  source: string;
  /** What the source calls itself in Mermaid's words. */
  own: string | undefined;
  title: string;
  description: string;
  said?: Said;
}

/** Asks for a title and a description. What stands in their place is a start that the author can go on from. */
export function fillHead({ source, own, title, description, said }: Head, faults: Faults): void {
  const has = (name: string) => new RegExp(`^\\s*${name}\\s*[:{]\\s*\\S`, 'm').test(source);
  const line = source.split('\n').findIndex((text) => text.trim()) + 1 || 1;
  // Neither may hold what ends a statement.
  const clean = (text: string) =>
    withoutMarkup(text)
      .replace(/<br\s*\/?>|[;#{}\n]/gi, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  if (!title && !has('accTitle')) {
    const names = said?.graph.nodes.map(({ label }) => label).filter(Boolean) ?? [];
    const filled = own || (names.length > 1 ? `${names[0]} and ${names.at(-1)}` : 'Untitled drawing');
    faults.add('The figure has no title; write a line `accTitle: …`.', line, {
      line,
      after: `accTitle: ${clean(filled)}`,
    });
  }
  if (!description && !has('accDescr')) {
    const filled = said?.words.slice(0, 2).join(' ') ?? 'What the drawing shows.';
    faults.add('The figure has no description; write a line `accDescr: …`.', line, {
      line,
      after: `accDescr: ${clean(filled) || 'What the drawing shows.'}`,
    });
  }
}

/** What front matter, or a line of a sequence, calls the drawing. */
export function ownTitle(source: string): string | undefined {
  const head = /^\s*---[ \t]*\n[^]*?\n[ \t]*---/.exec(source)?.[0] ?? '';
  const line = /^\s*sequenceDiagram\b/m.test(source) ? /^\s*title[\s:]+(.+)$/m.exec(source) : null;
  return titleIn(head) ?? line?.[1]?.trim();
}

const titleIn = (head: string) => /^\s*title:\s*["']?(.*?)["']?\s*$/m.exec(head)?.[1];

/**
 * Refuses characters of which nobody could tell how wide they are. The remedy leaves them out, with what joins them;
 * those that say yes or no become a sign that can be drawn.
 */
export function checkGlyphs({ holds }: Said, source: string, faults: Faults): void {
  const written = source.split('\n');
  const lines = written.map(spelled);
  const missing = new Set(holds.flatMap((text) => missingGlyph(text) ?? []));
  const signs = [...missing].filter((char) => SIGN.test(char));
  const gone = `[${PARTS}${signs.join('')}]`;
  const without = remedy(
    source,
    signs.reduce(
      (rest, char) => rest.replaceAll(char, ''),
      withoutEmpty(signed(source), gone).replace(PICTURES, '').replace(KEYCAP, ''),
    ),
  );
  written.forEach((line, i) => {
    const [code] = (!/^\s*(?:classDef|style|linkStyle)\s/.test(line) && CONTROL.exec(line)) || [];
    const text = line.replace(CONTROLS, '#35;$1;');
    const reason = `"${code}" is the code of a character that nobody sees; a # itself is written #35;.`;
    if (code) faults.add(reason, i + 1, { line: i + 1, text });
  });
  for (const char of missing) {
    if (/\p{Cc}/u.test(char)) continue;
    const code = char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    const line = lines.findIndex((text) => text.includes(char)) + 1 || undefined;
    const sign = signed(char);
    const instead =
      sign !== char
        ? `write ${sign} or a word.`
        : /[\p{L}\p{M}]/u.test(char)
          ? `its script cannot be drawn here. ${SCRIPTS} can.`
          : 'write it in words. Letters, digits, arrows and signs can.';
    faults.add(
      `The character "${char}" (U+${code}) cannot be measured; ${instead}`,
      line,
      ...(PICTURE.test(char) || SIGN.test(char) ? without : []),
    );
  }
}

/** Scripts of which every letter has a width (`measure/fallback.ts`). */
const SCRIPTS = 'Latin, Greek, Cyrillic, Hebrew, Arabic, Armenian, Georgian, Chinese, Japanese, and Korean';

/** Codes of control characters, as in "fixes #12; closes #13;". */
const CONTROL = /[&#]?#(0*(?:[0-9]|[12]\d|3[01]|12[7-9]|1[345]\d));/;
const CONTROLS = new RegExp(CONTROL, 'g');
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;
const SIGN = /\p{So}/u;
/** Pictures that say yes or no as signs: without them, what is blocked would look allowed. */
const signed = (text: string) => text.replace(/[✅✔☑]\uFE0F?/gu, '✓').replace(/[❌❎✖🚫⛔]\uFE0F?/gu, '✗');
/** What makes a digit a picture of a key; the digit stays. */
const KEYCAP = /\uFE0F?\u20E3/gu;
/** Emoji with their variants, skin tones and joiners, and the space that parts them from the words. */
const PICTURES =
  /(?:[\p{Extended_Pictographic}\p{Regional_Indicator}][\u{1F3FB}-\u{1F3FF}\uFE0F\u200D\u20E3]*)+[ \t]*/gu;
/** What they are made of, for a class of characters. */
const PARTS = String.raw`\p{Extended_Pictographic}\p{Regional_Indicator}\u{1F3FB}-\u{1F3FF}\uFE0F\u200D\u20E3`;
