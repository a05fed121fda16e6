/** Rich text for the clipboard: editors take the HTML, everything else takes the text beside it. */
import { writeRichClipboard } from '../lib/clipboard.client.ts';

/**
 * Copies by the browser's own copy event: the only way on plain http, where an intranet mirror lives.
 * Something must be selected for the event to fire.
 */
function copyByEvent(html: string, text: string, near: Element): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
  };
  getSelection()?.selectAllChildren(near);
  document.addEventListener('copy', onCopy);
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy);
    getSelection()?.removeAllRanges();
  }
}

/** Writes both forms at once. Resolves to whether it worked; never throws. @param near what was pressed */
export const writeRich = async (html: string, text: string, near: Element): Promise<boolean> =>
  (await writeRichClipboard(html, text)) || copyByEvent(html, text, near);
