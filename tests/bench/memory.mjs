/**
 * Loaded before a measured program (`node --import`): when it ends, notes the most memory it held, in KiB, one line a
 * process. `/usr/bin/time` would do the same, where it exists.
 */
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BENCH_MEMORY;
if (file && isMainThread)
  process.on('exit', () => appendFileSync(file, `${process.resourceUsage().maxRSS}\n`));
