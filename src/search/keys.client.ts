/** The keys of a field with results below it. */

/** Down and up move through field and results; Enter in the field follows the first; typing goes on in the field. */
export function listenToKeys(
  field: HTMLInputElement | HTMLTextAreaElement,
  list: HTMLElement,
  follow: () => void,
): void {
  const move = (event: KeyboardEvent, by: number): void => {
    const stops = [field, ...list.querySelectorAll<HTMLElement>('a, button')];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + by];
    event.preventDefault();
    next?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.target === field;
    // In a field of several lines, down moves within the text until its end.
    const isAtEnd = !inField || field.selectionEnd === field.value.length;
    if (event.key === 'ArrowDown' && isAtEnd) move(event, 1);
    else if (event.key === 'ArrowUp' && !inField) move(event, -1);
    else if (event.key === 'Enter' && inField && !event.shiftKey) {
      event.preventDefault();
      follow();
    } else if (!inField && event.key.length === 1 && event.key !== ' ') field.focus();
  };
  for (const place of [field as HTMLElement, list]) place.addEventListener('keydown', onKey);
}
