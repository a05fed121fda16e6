/** Programs whose doing the file does not show: scripts of the repository, variables that are run, build tools. */
import { operands } from './options.ts';
import type { Command } from './shell/command.ts';

const TOOLS = new Set([
  'make',
  'rake',
  'gradle',
  'gradlew',
  'mvn',
  'mvnw',
  'ant',
  'sbt',
  'bazel',
  'just',
  'task',
  'tox',
  'nox',
  'cmake',
  'ninja',
  'terraform',
  'tofu',
  'terragrunt',
  'pulumi',
  'ansible',
  'serverless',
  'cdk',
  'fastlane',
  'lerna',
  'nx',
  'turbo',
  'composer',
  'bundle',
  'poetry',
  'pipenv',
  'invoke',
]);
const INTERPRETERS = new Set([
  'python',
  'python3',
  'node',
  'ruby',
  'perl',
  'php',
  'deno',
  'bun',
  'tsx',
  'ts-node',
]);
const SCRIPT = /(^|\/)[\w.$@{}-]+\.(sh|bash|py|rb|js|mjs|cjs|ts|pl|php)$/;

/** What a command runs that the file does not show; nothing where the step itself writes it. */
export function hiddenBy(command: Command): { kind: 'scripts' | 'tools'; name: string } | undefined {
  const { program, args, words } = command;
  const script = (name: string) => ({ kind: 'scripts' as const, name });
  const tool = (name: string) => ({ kind: 'tools' as const, name });
  const called = words.find((word) => word.endsWith(program)) ?? program;
  if (!program || command.visible) return undefined;
  if (/^\$\{?\w+\}?$/.test(program)) return script(program);
  if (/^\.{0,2}\//.test(called) && !/^\/(usr|bin|sbin|opt)\//.test(called)) return script(called);
  if (/\.sh$/.test(program)) return script(called);
  if (['bash', 'sh', 'source', '.', 'zsh'].includes(program)) {
    const file = operands(command, ['-o', '-c'])[0];
    return file && !args.some((arg) => /^-\w*c$/.test(arg)) && file !== '$BASH_ENV'
      ? script(file)
      : undefined;
  }
  // PowerShell's ways to run something else.
  if (/^(start-process|invoke-(expression|command)|iex)$/i.test(program)) return script(program);
  if (INTERPRETERS.has(program)) {
    const file = args.find((arg) => SCRIPT.test(arg));
    return file ? script(file) : undefined;
  }
  if (program === 'npm' || program === 'yarn' || program === 'pnpm') {
    const [what = '', name] = operands(command);
    if (/^run(-script)?$/.test(what)) return tool(`${program} ${name ?? ''}`.trim());
    // What a package's own scripts do stands in package.json, whatever their name.
    const own =
      program === 'npm' ? /^(t|test|start|stop|restart)$/ : /^(?!add$|install$|i$|ci$|config$|cache$)\w/;
    return own.test(what) ? tool(`${program} ${what}`) : undefined;
  }
  if (program === 'docker' || program === 'podman') {
    const [what] = operands(command);
    return /^(build|run|compose|buildx)$/.test(what ?? '') ? tool(`${program} ${what}`) : undefined;
  }
  if (program === 'docker-compose') return tool('docker-compose');
  return TOOLS.has(program) ? tool([program, operands(command)[0]].filter(Boolean).join(' ')) : undefined;
}
