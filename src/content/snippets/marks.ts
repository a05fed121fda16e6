/** Line numbers of a mark such as `3,5-7`. @throws RangeError when it is not of that form */
export function markedLines(mark: string): Set<number> {
  const lines = new Set<number>();
  for (const part of mark.split(',').filter(Boolean)) {
    const [, first = 'none', last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part.trim()) ?? [];
    if (!(Number(first) <= Number(last))) throw new RangeError('write line numbers such as 3,5-7');
    for (let line = Number(first); line <= Number(last); line += 1) lines.add(line);
  }
  return lines;
}
