/** `npm run check:content`: every mistake in `content/`, with file, line and what to do. */
import { contentFaults } from './content.ts';

const faults = await contentFaults();
for (const { message, hint } of faults) console.error(hint ? `${message} ${hint}` : message);
if (faults.length) process.exitCode = 1;
else console.log('The content is sound.');
