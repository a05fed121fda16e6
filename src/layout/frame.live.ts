/** What the frame around every page loads after its first paint. Nothing here is needed to read. */
import '../linking/arrive.live.ts';
import '../linking/share.live.ts';
import '../theme/scheme.live.ts';
import '../search/find.live.ts';
