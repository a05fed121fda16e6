/** What a list has lost and gained, each in the order of the list that holds it. */
export function difference(
  listed: readonly string[],
  live: readonly string[],
): { added: string[]; removed: string[] } {
  const before = new Set(listed);
  const now = new Set(live);
  return {
    added: live.filter((entry) => !before.has(entry)),
    removed: listed.filter((entry) => !now.has(entry)),
  };
}
