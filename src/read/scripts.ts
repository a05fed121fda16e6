/** Programs whose doing the file does not show: scripts of the repository, variables that are run, build tools. */
import { operands } from './options.ts';
import type { Command } from './shell/command.ts';

const TOOLS = new Set([
  'make',
  'rake',
  'rails',
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
  'ctest',
  'sls',
  'sam',
  'hexo',
  'skaffold',
  'helmfile',
  'pre-commit',
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

/** Where programs are installed: by the image, a package manager, or a language's own tools. */
const INSTALLED =
  /^\/(usr|bin|sbin|opt)\/|(^|\/)(node_modules\/\.bin|vendor\/bin|\.?v?env\/bin|\.local\/bin|\.cargo\/bin|go\/bin)\/|^(~|\$\{?\w*HOME\}?)\/bin\/|(^|\/)bin\/(bundle|rails|rake|rspec|rubocop|yarn)$/;
/** A program in a folder of the repository or of the job: `bin/deploy`, `~/project/ci/run`. */
const BY_PATH = /^(\.{0,2}\/|(~|\$\w+|\$\{\w+\})\/|[\w.-]+\/[\w./-]*\w$)/;
/** Files that put a language's tools on the PATH and open nothing. */
const ACTIVATES =
  /(^|\/)(\.?v?env[\w.-]*\/bin\/activate|nvm\.sh|bash_completion|conda\.sh|sdkman-init\.sh|\.cargo\/env)$/;

const SHELLS = new Set(['bash', 'sh', 'zsh']);
/** Scripts of the tools' makers that install something and open nothing. */
const INSTALLERS =
  /nvm-sh\/nvm|rustup\.rs|get\.docker\.com|nodesource\.com|python-poetry\.org|get-?helm|bun\.sh|pnpm\.io|packagecloud\.io|tailscale\.com\/install|netbird\.io\/install|astral\.sh|sdkman\.io|Homebrew|deno\.land|circleci-cli|yarnpkg\.com|codecov\.io|pyenv\.run|fnm\.vercel\.app/i;
/** A script that is fetched and run at once, by the host that it comes from; whatever else its address holds is left out. */
const fetched = (text: string): { kind: 'scripts'; name: string } | undefined => {
  if (INSTALLERS.test(text)) return undefined;
  const host = /https?:\/\/(?:[^\s/@'"]*@)?([\w.-]+)/.exec(text)?.[1];
  return { kind: 'scripts', name: host ? `a script from ${host}` : 'a script that is fetched' };
};

/** What a command runs that the file does not show; nothing where the step itself writes it. */
export function hiddenBy(command: Command): { kind: 'scripts' | 'tools'; name: string } | undefined {
  const { program, args, words } = command;
  const script = (name: string) => ({ kind: 'scripts' as const, name });
  const tool = (name: string) => ({ kind: 'tools' as const, name });
  const called = words.find((word) => word.endsWith(program)) ?? program;
  if (!program || command.visible) return undefined;
  if (/^\$\{?\w+(\[[@*]\])?\}?$/.test(program)) return script(program);
  if (/^(curl|wget)$/.test(program))
    return command.into && SHELLS.has(command.into.program) ? fetched(args.join(' ')) : undefined;
  if (SHELLS.has(program) || program === 'eval') {
    const text = args.find((arg) => /^\$\(\s*(curl|wget)\s/.test(arg));
    if (text) return fetched(text);
  }
  if (ACTIVATES.test(called)) return undefined;
  if (BY_PATH.test(called) && !INSTALLED.test(called)) return script(called);
  if (/\.sh$/.test(program)) return script(called);
  if (SHELLS.has(program) || program === 'source' || program === '.') {
    const file = operands(command, ['-o', '-c'])[0];
    // What is piped into a shell is told where it is fetched or written.
    const piped = args.some((arg) => /^-(\w*[cs])?$/.test(arg));
    return file && !piped && !/^\$\{?BASH_ENV\}?$/.test(file) && !ACTIVATES.test(file)
      ? script(file)
      : undefined;
  }
  // PowerShell's ways to run something else.
  if (/^(start-process|invoke-(expression|command)|iex)$/i.test(program)) return script(program);
  if (INTERPRETERS.has(program)) {
    const file = args.find((arg) => SCRIPT.test(arg));
    return file ? script(file) : undefined;
  }
  // Packages that are fetched to be run, and the project's own by way of them.
  if (/^(npx|bunx|pnpx|uvx)$/.test(program) || (program === 'uv' && args[0] === 'run')) {
    const name = operands(command, ['-p', '--package', '--with', '--group'])[program === 'uv' ? 1 : 0];
    return name ? tool(`${program === 'uv' ? 'uv run' : program} ${name}`) : undefined;
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
