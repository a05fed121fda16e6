/** What of a file is read, and how much: told before a field lays it out, which takes a browser longer than reading it. */

/** Characters: 40 times the largest configuration that is usual. */
export const LONGEST = 1_000_000;
const MOST_ROWS = 20_000;

/** Why a text is no configuration, in a sentence for its author; undefined where its size says nothing against it. */
export function tooLong(text: string): string | undefined {
  const asks = 'Is it a configuration?';
  if (text.length > LONGEST) return `This text is longer than 1 MB. ${asks}`;
  let rows = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    rows += 1;
    if (rows > MOST_ROWS)
      return `This text has more than ${MOST_ROWS.toLocaleString('en-US')} lines. ${asks}`;
  }
  return undefined;
}

/** A file's text; what PowerShell writes into one may be UTF-16, which its first byte tells. */
export function textOfFile(bytes: Uint8Array): string {
  const sixteen = { 0xff: 'utf-16le', 0xfe: 'utf-16be' }[bytes[0] ?? 0];
  return new TextDecoder(sixteen).decode(bytes);
}
