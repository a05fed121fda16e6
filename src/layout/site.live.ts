/** What a page with sections, figures or snippets loads after its first paint. Nothing here is needed to read. */
import './frame.live.ts';
import './contents.live.ts';
import './rest.live.ts';
import '../diagrams/live/later.live.ts';
import '../snippets/copy.live.ts';
import './tabs.live.ts';
