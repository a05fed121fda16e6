/** `npm run check:content`: every mistake in `content/`, with file, line and what to do. */
import { contentFaults } from './content.ts';
import { outOfDate } from './editor-schemas.ts';

const faults = await contentFaults();
for (const { message, hint } of faults) console.error(hint ? `${message} ${hint}` : message);
const stale = faults.length ? [] : outOfDate();
if (stale.length)
  console.error(`${stale.join(', ')}: out of date, or without its first line. Run npm run editor-schemas.`);
if (faults.length || stale.length) process.exitCode = 1;
else console.log('The content is sound.');
