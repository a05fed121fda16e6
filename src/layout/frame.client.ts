/** What the frame around every page loads after its first paint. Nothing here is needed to read. */
import '../share/arrive.client.ts';
import '../share/share.client.ts';
import '../theme/scheme.client.ts';
import '../search/find.client.ts';
