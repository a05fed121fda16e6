/**
 * Runs a TypeScript file of this project: `node src/build/run.mjs src/build/build.ts`. Plain JavaScript, so that a Node
 * too old for the rest still reads it, and can say so.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const OLDEST = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `The guide needs Node ${OLDEST.join('.')} or newer, and this is ${process.versions.node}: run \`npm ci\`, which brings one along.`,
  );
  process.exitCode = 1;
} else {
  // A build tells nobody, and needs no folder in the home of who runs it.
  process.env.ASTRO_TELEMETRY_DISABLED ??= '1';
  process.argv.splice(1, 1);
  await import(pathToFileURL(path.resolve(process.argv[1])).href);
}
