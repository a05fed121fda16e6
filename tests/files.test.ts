/** The tests of the built files. */
import { together } from './together.ts';

await together('tests/files/*.test.ts');
