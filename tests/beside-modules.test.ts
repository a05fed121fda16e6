/**
 * The tests of modules and content, which stand beside what they test. Files run in the order of their names: the longest
 * early, or it would end alone.
 */
import { together } from './together.ts';

await together('src/**/*.test.ts');
