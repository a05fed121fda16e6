/** Writes a text, if it is a new one: what is written is laid out, and where it is a status announced, once more. */
export function put(place: Node, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
