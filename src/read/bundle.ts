/** The worker that reads, as one file. */
import { once } from '../lib/memo.ts';
import { bundleWorker } from '../lib/worker-bundle.ts';

/** Bundles the worker, once a build. */
export const bundleReader = once(() => bundleWorker('reader-worker', 'src/read/worker.client.ts'));
