/** What the comparison's page loads after its first paint: one file, since each costs a request. */
import '../../layout/frame.live.ts';
import './compare.live.ts';
