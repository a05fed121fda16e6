/** What a page with figures loads after its first paint. */
import css from './live.css';
import './trace.client.ts';
import './menu.client.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);
