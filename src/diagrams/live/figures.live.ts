/** What a page with figures loads after its first paint. */
import css from './live.css';
import './trace.live.ts';
import './menu.live.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);
