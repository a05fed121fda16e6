/** What every page loads after its first paint. Nothing here is needed to read. */
import '../linking/arrive.live.ts';
import '../linking/share.live.ts';
import '../theme/scheme.live.ts';
import './contents.live.ts';
import './rest.live.ts';
import '../diagrams/live/later.live.ts';
import '../snippets/copy.live.ts';
import './tabs.live.ts';
import '../search/find.live.ts';
