/**
 * Tells a reader in one quiet line that sources are due to be read again. The build does not know the day, so that two
 * builds of one commit are equal. The line stands below the list, where nothing that is being read moves.
 */
const line = document.querySelector<HTMLElement>('.overdue');

if (line) {
  const days = Number(line.dataset['days']);
  const read = [...document.querySelectorAll<HTMLTimeElement>('.cited time')];
  const old = read.filter(({ dateTime }) => Date.now() - Date.parse(dateTime) > days * 86_400_000).length;
  line.hidden = !old;
  if (old)
    line.textContent = `Read more than ${days} days ago and due to be read again: ${old} of ${read.length} sources.`;
}

export {};
