/**
 * The clipboard, which may be missing (plain http) or refused: each call says whether it worked, and never throws.
 *
 * A text that has yet to come is handed over as a promise, in the press itself: WebKit takes nothing from a page that
 * waited first.
 */
import { make } from './dom.client.ts';

type Later<Value> = Value | Promise<Value>;

/** Said above a text that has to be copied by hand. */
const BY_HAND = 'The browser did not allow copying. Copy it from here:';

/**
 * @param html what pastes as rich text; programs that take only plain text get `text`
 * @returns whether it was copied; rejects only where the text itself does not come
 */
export async function copyText(text: Later<string>, html?: Later<string>): Promise<boolean> {
  const forms = { 'text/plain': text, ...(html && { 'text/html': html }) };
  const blobs = () =>
    Object.entries(forms).map(([type, form]) => [
      type,
      Promise.resolve(form).then((words) => new Blob([words], { type })),
    ]);
  if (await copied(() => navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs()))])))
    return true;
  const [plain, rich] = await Promise.all([text, html]);
  if (rich) return copyByEvent({ 'text/plain': plain, 'text/html': rich });
  // Older browsers have no `ClipboardItem`, and plain http no clipboard.
  return (await copied(() => navigator.clipboard.writeText(plain))) || copyByEvent({ 'text/plain': plain });
}

/** Copies a picture; rejects only where the picture itself does not come. */
export async function copyImage(image: Promise<Blob>): Promise<boolean> {
  const done = await copied(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]));
  await image;
  return done;
}

async function copied(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch {
    return false;
  }
}

/** Copies by the browser's own copy event: the only way on plain http, where an intranet mirror lives. */
function copyByEvent(forms: Record<string, string>): boolean {
  let heard = false;
  const onCopy = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(forms)) event.clipboardData.setData(type, text);
    heard = true;
  };
  const selection = getSelection();
  const before = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  // Some browsers send the event only where something is selected.
  selection?.selectAllChildren(document.activeElement ?? document.body);
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy') && heard;
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
    selection?.removeAllRanges();
    if (before) selection?.addRange(before);
  }
}

/**
 * Copies a text, or offers it in `place` to be copied by hand.
 * @returns whether it was copied; rejects where the text does not come
 */
export async function copyOrOffer(
  place: Element,
  text: Later<string>,
  html?: Later<string>,
): Promise<boolean> {
  place.querySelector('.copy-by-hand')?.remove();
  if (await copyText(text, html)) return true;
  const area = make('textarea', { readonly: '', rows: '4' });
  area.value = await text;
  place.append(make('label', { class: 'copy-by-hand' }, BY_HAND, area));
  area.select();
  return false;
}
