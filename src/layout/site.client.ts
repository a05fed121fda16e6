/** What the frame of every page adds after the first paint. Nothing here is needed to read. */
import '../theme/scheme.client.ts';
import '../share/arrive.client.ts';
import '../share/share.client.ts';
import '../share/since.client.ts';
import '../search/find.client.ts';
import './contents.client.ts';
import './overdue.client.ts';
import './tabs.client.ts';
import '../lib/menus.client.ts';
import '../snippets/copy.client.ts';
import '../diagrams/client/lazy.client.ts';
