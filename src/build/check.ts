/**
 * `npm run check`: content first, since it is quick and what writers break; then format, lint and types, all at once.
 * Each keeps what it knows of unchanged files in `node_modules/.cache`.
 */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

const CACHE = 'node_modules/.cache';
const cached = (name: string) => [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  `${CACHE}/${name}-check.json`,
];

const content = ['node', 'src/build/check-content.ts'];
/** Types of the content, which both type checks read. */
const sync = ['astro', 'sync', '--silent'];
const together = [
  ['prettier', '--check', '--log-level', 'warn', ...cached('prettier'), '.'],
  ['eslint', '--max-warnings', '0', ...cached('eslint'), '.'],
  // Scripts with tsc, which remembers; `astro check` does not, and is left with what only it understands.
  ['tsc', '-p', 'tsconfig.scripts.json'],
  ['astro', 'check', '--noSync', '--tsconfig', 'tsconfig.astro.json', '--minimumSeverity', 'warning'],
];

/** Runs a program of `node_modules/.bin`, says how long it took, and shows what it wrote if it failed. */
function run([program = '', ...args]: readonly string[]): Promise<boolean> {
  const start = performance.now();
  return new Promise((done) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '1' },
    });
    let output = '';
    const hear = (chunk: Buffer) => void (output += chunk.toString());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${code ? '✗' : '✓'} ${[program, ...args.slice(0, 1)].join(' ')} (${seconds} s)`);
      if (code) console.error(output.trim());
      done(code === 0);
    });
  });
}

const sound = (await run(content)) && (await run(sync));
const all = sound ? await Promise.all(together.map(run)) : [false];
if (all.includes(false)) process.exitCode = 1;
