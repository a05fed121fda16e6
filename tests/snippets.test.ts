/** The tests of the snippets: against schemas and linters, and run. */
import { together } from './together.ts';

await together('tests/snippets/**/*.test.ts');
