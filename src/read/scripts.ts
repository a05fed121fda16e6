/** Programs whose doing the file does not show: scripts of the repository, variables that are run, build tools. */
import { operands } from './options.ts';
import { fileOf, runsInput, SHELLS, type Command } from './shell/command.ts';

const set = (names: string) => new Set(names.split(' '));
/** Programs that do what the project's own files say. */
const TOOLS = set(
  'make rake rails gradle gradlew mvn mvnw ant sbt bazel just task tox nox cmake ninja ctest invoke lerna nx turbo ' +
    'terraform tofu terragrunt pulumi ansible serverless sls sam cdk skaffold helmfile fastlane hexo pre-commit ' +
    'composer bundle poetry pipenv cypress playwright',
);
/** Programs that run the project's tests, whatever is said to them. */
const TESTS = set('pytest py.test rspec jest phpunit behave cucumber gotestsum newman');
/** Tools of which some commands only install or look. */
const INSTALLS = set(
  'composer bundle poetry pipenv terraform tofu terragrunt pre-commit lerna playwright cypress',
);
const LOOKS =
  /^(install|sync|add|require|self|update|lock|check|config|clean|audit|fmt|validate|version|bootstrap|dump-autoload)$/;
/** Languages that run the project's code by a command of their own. */
const LANGUAGES = set('go cargo dotnet mix swift deno bun flutter');
const INTERPRETERS = set('python python3 node ruby perl php deno bun tsx ts-node');
/** Modules of Python that install or look. */
const MODULES =
  /^(pip|pipx|venv|virtualenv|ensurepip|json\.tool|http\.server|compileall|py_compile|build|twine|site)$/;
const SCRIPT = /(^|\/)[\w.$@{}-]+\.(sh|bash|py|rb|js|mjs|cjs|ts|pl|php)$/;

/** Where programs are installed: by the image, a package manager, or a language's own tools. */
const INSTALLED =
  /^\/(usr|bin|sbin|opt)\/|(^|\/)(node_modules\/\.bin|vendor\/bin|\.?v?env\/bin|\.local\/bin|\.cargo\/bin|go\/bin)\/|^(~|\$\{?\w*HOME\}?)\/bin\/|(^|\/)bin\/(bundle|rails|rake|rspec|rubocop|yarn)$|(^|\/)aws(cli-bundle)?\/install$/;
/** A program in a folder of the repository or of the job: `bin/deploy`, `~/project/ci/run`. */
const BY_PATH = /^(\.{0,2}\/|(~|\$\w+|\$\{\w+\})\/|[\w.-]+\/[\w./-]*\w$)/;
/** Files that put a language's tools on the PATH, and programs that send reports: they open nothing. */
const HARMLESS =
  /(^|\/)(bin\/activate|nvm\.sh|bash_completion|conda\.sh|sdkman-init\.sh|\.cargo\/env|\.(bashrc|bash_profile|profile)|cc-test-reporter|codecov)$/;

/** Scripts of the tools' makers that install something and open nothing. */
const INSTALLERS =
  /\/nvm\/|golangci-lint|rustup\.rs|get\.docker\.com|nodesource\.com|python-poetry\.org|get-?helm|bun\.sh|pnpm\.io|packagecloud\.io|tailscale\.com\/install|netbird\.io\/install|astral\.sh|sdkman\.io|Homebrew|deno\.land|circleci-cli|yarnpkg\.com|codecov\.io|pyenv\.run|fnm\.vercel\.app/i;
/** A script that is fetched and run at once, by the host that it comes from; whatever else its address holds is left out. */
const fetched = (text: string): { kind: 'scripts'; name: string } | undefined => {
  if (INSTALLERS.test(text)) return undefined;
  const host = /https?:\/\/(?:[^\s/@'"]*@)?([\w.-]+)/.exec(text)?.[1];
  return { kind: 'scripts', name: host ? `a script from ${host}` : 'a script that is fetched' };
};

/** Options that take a value: where the task is, not which one. */
const TAKES =
  '-C -f -p -w --directory --file --prefix --cwd --dir --filter --workspace --manifest-path'.split(' ');
/** Clients that a step fetches into its own folder. */
const CLIENTS = set('gradlew mvnw kubectl helm terraform tofu terragrunt aws gcloud');

/** What a command runs that the file does not show; nothing where the step itself writes it. */
export function hiddenBy(command: Command): { kind: 'scripts' | 'tools'; name: string } | undefined {
  const { program, args, words } = command;
  const script = (name: string) => ({ kind: 'scripts' as const, name });
  const tool = (name: string) => ({ kind: 'tools' as const, name });
  const called = words.find((word) => word.endsWith(program)) ?? program;
  if (!program || command.visible) return undefined;
  if (/^\$\{?\w+(\[[@*]\])?\}?$/.test(program))
    // Assigned or compared in PowerShell, not run.
    return /^(\+?=|in|-([ic]?(eq|ne|[gl][te]|(not)?(like|match|in)))$)/.test(args[0] ?? '')
      ? undefined
      : script(program);
  const from = (text: string) =>
    /^\s*(curl|wget)\s/.test(text) ? fetched(text) : script(`what ${/^\s*(\S*)/.exec(text)![1]} prints`);
  // A text that stands in the step is read like the step.
  if (runsInput(command.into)) {
    if (program === 'cat') return command.heredoc ? undefined : script(operands(command)[0] ?? program);
    return /^(echo|printf)$/.test(program) ? undefined : from(`${program} ${args.join(' ')}`);
  }
  const sources = program === 'source' || program === '.';
  if (SHELLS.has(program) || sources || program === 'eval') {
    const text = args.find((arg) => /^\$\(\s*(curl|wget)\s|^<\(/.test(arg));
    if (text) return from(text.slice(2));
  }
  if (HARMLESS.test(called)) return undefined;
  if (BY_PATH.test(called) && !INSTALLED.test(called) && !CLIENTS.has(program)) return script(called);
  if (/\.(sh|py|rb)$/.test(program)) return script(called);
  if (SHELLS.has(program) || sources) {
    const file = fileOf(command);
    // What is piped into a shell is told where it is fetched or written.
    const given = args.some((arg) => /^-\w*[cs]$/.test(arg));
    return file && !given && !/^\$\{?BASH_ENV\}?$/.test(file) && !HARMLESS.test(file)
      ? script(file)
      : undefined;
  }
  // PowerShell's ways to run something else.
  if (/^(start-(process|job)|invoke-(expression|command)|iex)$/i.test(program)) return script(program);
  const [what = '', name = ''] = operands(command, TAKES);
  if (INTERPRETERS.has(program)) {
    const file = args.findIndex((arg) => SCRIPT.test(arg));
    const at = /^python/.test(program) ? args.indexOf('-m') : -1;
    // What stands behind a module, or behind an installed program, is for that one.
    if (at >= 0 && (file < 0 || at < file)) {
      const module = args[at + 1] ?? '';
      return MODULES.test(module) ? undefined : tool(`${program} -m ${module}`);
    }
    if (INSTALLED.test(what)) return tool(`${program} ${what}`);
    if (file >= 0) return script(args[file]!);
    // A program on the command line or in a here-document. Perl is what others take sed for.
    const inline = args.find((arg) => /^(-[ce]|--eval|-)$/.test(arg)) ?? (command.heredoc && '-');
    if (inline && program !== 'perl') return tool(`${program} ${inline}`);
    if (program === 'php' && what) return tool(`php ${what}`);
  }
  if (LANGUAGES.has(program)) return /^(run|test|make)$/.test(what) ? tool(`${program} ${what}`) : undefined;
  if (program === 'java') return args.includes('-jar') ? tool('java -jar') : undefined;
  // Packages that are fetched to be run, and the project's own by way of them.
  if (/^(npx|bunx|pnpx|uvx)$/.test(program) || (program === 'uv' && args[0] === 'run')) {
    const own = operands(command, ['-p', '--package', '--with', '--group'])[program === 'uv' ? 1 : 0];
    return own ? tool(`${program === 'uv' ? 'uv run' : program} ${own}`) : undefined;
  }
  if (program === 'npm' || program === 'yarn' || program === 'pnpm') {
    if (/^run(-script)?$/.test(what)) return tool(`${program} run ${name}`.trim());
    // What a package's own scripts do stands in package.json, whatever their name.
    const own =
      program === 'npm'
        ? /^(t|test|start|stop|restart)$/
        : /^(?!(add|install|i|ci|config|cache|audit|autoclean|global|set|version|outdated|check)$)\w/;
    return own.test(what) ? tool(`${program} ${what}`) : undefined;
  }
  if (program === 'docker' || program === 'podman') {
    return /^(build|run|exec|compose|buildx)$/.test(what) ? tool(`${program} ${what}`) : undefined;
  }
  if (program === 'docker-compose') return tool('docker-compose');
  if (args.includes('--version')) return undefined;
  if (TESTS.has(program)) return tool(program);
  if (!TOOLS.has(program)) return undefined;
  if (INSTALLS.has(program) && (LOOKS.test(what) || !what)) return undefined;
  // The name of a task, no path or list of files.
  const tasks = [what, /^(exec|run)$/.test(what) ? name : ''].filter((word) =>
    /^:?[A-Za-z][\w:.-]*$/.test(word),
  );
  return tool([program, ...tasks].join(' '));
}
