/**
 * Web workers, bundled apart from the pages' scripts: each is one classic file whose address a page hands on, so that it
 * runs under any folder of a host, and may take stand-ins for what only Node has.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { hashesOfSources, hashOfPackages, kept, keyed } from './cache.ts';

export interface WorkerBundle {
  /** With the content's hash, so that a host may cache the file for ever: `drawer.3fa9c1d2`, without `.js`. */
  name: string;
  code: string;
  /** Files that went in, from the project's root. */
  inputs: string[];
}

const keyOf = keyed(() => [hashOfPackages(), hashesOfSources('src')]);

/**
 * Bundles a worker, or takes it from the cache.
 * @param name of the file
 * @param entry its module, from the project's root
 * @param options what esbuild needs beyond the usual, asked for only when the bundle is made
 */
export const bundleWorker = (
  name: string,
  entry: string,
  options: () => Promise<BuildOptions> = async () => ({}),
): Promise<WorkerBundle> => kept(keyOf(name), () => make(name, entry, options), name);

async function make(
  name: string,
  entry: string,
  options: () => Promise<BuildOptions>,
): Promise<WorkerBundle> {
  const result = await build({
    entryPoints: [path.resolve(entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    ...(await options()),
    metafile: true,
  });
  const code = result.outputFiles![0]!.text.trim();
  const inputs = Object.entries(Object.values(result.metafile.outputs)[0]!.inputs);
  return {
    name: `${name}.${createHash('sha256').update(code).digest('hex').slice(0, 8)}`,
    code,
    inputs: inputs.filter(([, { bytesInOutput }]) => bytesInOutput).map(([file]) => file),
  };
}
