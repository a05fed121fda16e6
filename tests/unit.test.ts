/** The tests of modules and content, which stand beside what they test. */
import { together } from './together.ts';

await together('src/**/*.test.ts');
