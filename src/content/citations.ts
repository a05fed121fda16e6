/** Ids of the sources that a page's body cites, in the order of first citation, which is their number. */
export function citations(body: string): string[] {
  const ids = new Set<string>();
  for (const match of body.matchAll(/<Cite\s+s="([^"]*)"/g)) {
    for (const id of match[1]!.split(/\s+/).filter(Boolean)) ids.add(id);
  }
  return [...ids];
}
