/** What a page with sections, figures or snippets loads after its first paint. Nothing here is needed to read. */
import './frame.client.ts';
import './contents.client.ts';
import './lazy-layout.client.ts';
import '../diagrams/client/lazy.client.ts';
import '../snippets/copy.client.ts';
import './tabs.client.ts';
