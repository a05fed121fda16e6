/** What the comparison's page loads after its first paint: one file, since each costs a request. */
import './frame.client.ts';
import '../comparison/compare.client.ts';
