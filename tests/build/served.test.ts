/** What may happen to a build of the small guide, all in one copy: the first build of each would take the longest. */
import { together } from '../together.ts';

await together('tests/build/served/*.test.ts');
