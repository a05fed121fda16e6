/** A drawing as a piece of an address. Nothing is sent anywhere: browsers keep fragments to themselves. */

/** What the editor holds: a source, and whether its arrow heads mean allowed and blocked. */
export interface Work {
  source: string;
  flows: boolean;
}

/** Characters of a source that are drawn. The longest figure of the guide has about 1,300. */
export const LONGEST = 20_000;
/** Lines of a source that are drawn and numbered. */
export const LINES = 1000;
/** Characters of a link, if nothing of the longest source could be packed. */
const LONGEST_LINK = LONGEST * 5;
const VERSION = '1';

/** What is wrong with an address or a source, in words for its reader. */
export class Refused extends Error {}

/** The fragment that `decode` understands, without the #. */
export async function encode({ source, flows }: Work): Promise<string> {
  if (!('CompressionStream' in globalThis))
    throw new Refused('This browser can’t pack a drawing into a link. Copy the source instead.');
  const bytes = await run(new TextEncoder().encode(source), new CompressionStream('deflate-raw'));
  const text = btoa(String.fromCharCode(...bytes));
  return `${VERSION}${flows ? 'f' : 'p'}${text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** Reads a fragment; throws Refused for whatever `encode` did not make, and for what would grow too large. */
export async function decode(fragment: string): Promise<Work> {
  if (fragment.length > LONGEST_LINK) throw new Refused('The link holds far more than a drawing.');
  const [, version, kind, text] = /^(\d)([fp])([\w-]*)$/.exec(fragment) ?? [];
  if (version === undefined) throw new Refused('The link does not hold a drawing.');
  if (version !== VERSION) throw new Refused('The link was made by a later version of this guide.');
  if (!('DecompressionStream' in globalThis))
    throw new Refused('This browser can’t unpack the drawing in the link. A newer one can.');
  try {
    const bytes = Uint8Array.from(atob(text!.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const source = await run(bytes, new DecompressionStream('deflate-raw'), LONGEST * 4);
    return { source: new TextDecoder('utf-8', { fatal: true }).decode(source), flows: kind === 'f' };
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('The link is damaged; part of it may have been cut off.');
  }
}

/** Gives work back that is within the limits; throws Refused for any other. */
export function checked(work: Work): Work {
  if (work.source.length > LONGEST)
    throw new Refused(
      `The source has more than ${LONGEST.toLocaleString('en-US')} characters; that is more than a picture can show.`,
    );
  if (work.source.split('\n', LINES + 1).length > LINES)
    throw new Refused(`The source has more than ${LINES} lines; that is more than a picture can show.`);
  return work;
}

/** Sends bytes through a stream, and stops reading past `most`: a small link may unpack to gigabytes. */
async function run(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
  most = Infinity,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    size += read.value.length;
    if (size <= most) continue;
    void reader.cancel();
    throw new Refused('The link unpacks to far more than a drawing.');
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
