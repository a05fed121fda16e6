/**
 * Runs snippets for real, away from the machine: own network with nothing but a loopback, own copy of /etc, own
 * process table. Nothing that a snippet does there is left behind, and nothing leaves the machine.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadTopics } from '../../../src/content/topics.ts';
import { readSnippet } from '../../../src/content/snippets/files.ts';
import { fill } from '../../../src/content/snippets/values.ts';
import { commandsOf } from '../checks/circleci.ts';
import { filled } from '../checks/index.ts';

export interface Result {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Programs that answer instead of the cloud, by name. Bash. */
export type Stubs = Record<string, string>;

const ALWAYS: Stubs = {
  sudo: 'exec "$@"',
  'apt-get': 'exit 0',
  systemctl: 'exit 0',
  // Waiting is proven by what is waited for, not by how long.
  sleep: 'exec /bin/sleep 0.1',
};

export const has = (...programs: string[]): boolean =>
  programs.every((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);

/** Whether this machine lets a test have namespaces of its own: Linux, as root. */
const canIsolate = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('unshare', ['--net', '--mount', '--pid', '--fork', 'true']).status === 0;

/** Options of a test that isolates these programs. What the machine lacks is the reason why it is skipped. */
export function isolated(...programs: string[]): { skip: string | false } {
  const lacks = canIsolate() ? programs.find((program) => !has(program)) : 'namespaces';
  return { skip: lacks !== undefined && `no ${lacks}` };
}

function prepare(stubs: Stubs, files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'run-'));
  mkdirSync(path.join(folder, 'bin'));
  for (const [name, body] of Object.entries({ ...ALWAYS, ...stubs })) {
    const file = path.join(folder, 'bin', name);
    writeFileSync(file, `#!/bin/bash\n${body}\n`);
    chmodSync(file, 0o755);
  }
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

function spawn(program: string, args: string[], folder: string): Result {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    // For what hangs. A busy machine takes a minute for the longest of the steps.
    timeout: 300_000,
    env: {
      PATH: `${folder}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
      HOME: folder,
      BASH_ENV: '',
      NODE: process.execPath,
      CIRCLE_WORKFLOW_JOB_ID: 'job-1',
    },
  });
  rmSync(folder, { recursive: true, force: true });
  return { status, stdout, stderr };
}

/** Runs a script on this machine, as CircleCI runs a step, with stubs first in the path. */
export function runStep(script: string, stubs: Stubs = {}, files: Record<string, string> = {}): Result {
  return spawn('bash', ['-eo', 'pipefail', '-c', script], prepare(stubs, files));
}

/**
 * Runs a script in namespaces of its own.
 * @param hosts lines of /etc/hosts
 * @param files by path, relative to the folder that the script starts in, which is also its home
 */
export function isolate(
  script: string,
  hosts: string[],
  stubs: Stubs,
  files: Record<string, string>,
): Result {
  const folder = prepare(stubs, {
    ...files,
    'main.sh': `set -euo pipefail
ip link set lo up
mount -t proc proc /proc
cp -a /etc "$HOME/etc" && mount --bind "$HOME/etc" /etc
mount -t tmpfs tmpfs /run
printf '%s\\n' ${hosts.map((line) => `'${line}'`).join(' ')} >> /etc/hosts
sed -i "s|:/root:|:$HOME:|" /etc/passwd
${script}
`,
  });
  return spawn('unshare', ['--net', '--mount', '--pid', '--fork', '--kill-child', 'bash', 'main.sh'], folder);
}

/** A snippet with values in it; the rest is filled with the examples. @param file such as `vpn/config.yml` */
export function snippet(file: string, values: Record<string, string> = {}): string {
  const [folder, name] = file.split('/') as [string, string];
  const { text } = readSnippet(name, `${loadTopics()[0]!.folder}/${folder}/index.mdx`, 1);
  return filled(fill(text, values));
}

/** The command of a step whose name begins with the words. @throws Error when there is none */
export function stepOf(file: string, words: string, values: Record<string, string> = {}): string {
  const found = commandsOf(snippet(file, values)).find(({ name }) => name.startsWith(words));
  if (!found) throw new Error(`${file} has no step "${words}"`);
  return found.command;
}

/** A server that says one line to everyone who connects. Bash, for the script of `isolate`. */
export const answer = (address: string, port: number): string =>
  `"$NODE" -e 'require("net").createServer((s) => s.on("error", () => {}).end("DB\\n")).listen(${port}, "${address}")' &`;

/** `pg_isready`, without PostgreSQL: asks for the line that `answer` says. */
export const PG_ISREADY = `while [ $# -gt 0 ]; do case $1 in -h) h=$2;; -p) p=$2;; esac; shift 2; done
[ "$(timeout 2 bash -c "head -n 1 < /dev/tcp/$h/$p" 2> /dev/null)" = DB ]`;
