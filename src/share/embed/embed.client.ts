/** A bare view's part: its snippet can be copied, and its figure asked. It reads nothing and stores nothing. */
import '../../lib/menus.client.ts';
import '../../snippets/copy.client.ts';
import '../../diagrams/client/lazy.client.ts';
