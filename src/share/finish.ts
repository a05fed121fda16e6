/** What the build adds to a finished page so that each of its places can be linked to, for ever. */
import type { Aliases } from '../content/aliases.ts';
import { addAliases, addSelfLinks, inMain, nameTables } from './anchors.ts';

/** @throws Error naming the page's file and the alias that leads nowhere */
export function addPlaces(html: string, aliases?: Aliases): string {
  const named = inMain(html, (main) => addSelfLinks(nameTables(main)));
  if (!aliases) return named;
  try {
    return addAliases(named, aliases.fragments);
  } catch (error) {
    throw new Error(`${aliases.file}: ${(error as Error).message}`, { cause: error });
  }
}
