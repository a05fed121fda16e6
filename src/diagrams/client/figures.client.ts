/** What a page with figures adds after its first paint: they can be asked, looked at closer, and taken along. */
import css from './live.css?inline';
import { addStyles } from '../../lib/dom.client.ts';
import './trace.client.ts';
import './menu.client.ts';

addStyles(css);

// For figures that are made in the browser (read/).
export { graphOf } from './drawing.ts';
export { showFullSize } from './full-size.client.ts';
