/**
 * A bare view's part in its frame: takes the color scheme from the address, tells its height to the page around it,
 * and copies its snippet. Inline, before the first paint. It reads nothing and stores nothing.
 */
import '../../snippets/copy.client.ts';

const root = document.documentElement;
const theme = new URLSearchParams(location.search).get('theme');
if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;

let told = 0;
function tellHeight(): void {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (!height || height === told) return;
  told = height;
  // Anyone may know how high it is, so the message is for every parent.
  parent.postMessage({ source: 'circleci-field-guide', height }, '*');
}

if (parent !== window) {
  addEventListener('DOMContentLoaded', () => new ResizeObserver(tellHeight).observe(document.body));
}
