/** Shell: ShellCheck over files and over the commands of configurations, and the options that make a script stop. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const hasShellCheck = (): boolean => spawnSync('shellcheck', ['--version']).status === 0;

interface Comment {
  file: string;
  line: number;
  level: string;
  code: number;
  message: string;
}

/**
 * Runs ShellCheck once over many scripts.
 * @param scripts texts by a name that faults show
 * @returns faults as `name:line: SC1234 message`
 */
export function shellcheck(scripts: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'snippets-'));
  try {
    const names = [...scripts.keys()];
    names.forEach((name, index) => {
      writeFileSync(path.join(folder, `${index}.sh`), scripts.get(name)!);
    });
    const { stdout, status, stderr } = spawnSync(
      'shellcheck',
      ['--format=json', '--shell=bash', ...names.map((_, index) => `${index}.sh`)],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    if (status !== 0 && status !== 1) throw new Error(`shellcheck: ${stderr}`);
    return (JSON.parse(stdout) as Comment[]).map(
      ({ file, line, code, message }) => `${names[Number.parseInt(file, 10)]}:${line}: SC${code} ${message}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const FILE = 'tests/snippets/checks/shell.ts';
/** Programs that the snippets may call. A name that is not here is misspelt, or new: then add it. */
const PROGRAMS = new Set(
  `apt-get aws awk az base64 bash cat circleci cloudflared command curl cut date diff dig docker echo exec exit
  export false flux gcloud getent gpg grep head helm id install ip ip6tables iptables jq kill kubectl local make mkdir nc netbird
  nologin openconnect openvpn pg_isready pkill printf psql read return rm sed seq set setsid shift sleep socat sort ssh ssh-keygen ss
  ssh-keyscan sshd sysctl systemctl tail tailscale tailscaled tar tee test timeout touch true tr twingate umask
  useradd usermod wait wg wg-quick zerotier-cli dpkg sha256sum sh hostname sudo cp chmod ssh dirname readlink keytool openssl update-ca-certificates update-ca-trust ln resolvectl [ [[ ( { } : . ! if then else elif fi for break continue trap unset vault
  while until do done case esac in`.split(/\s+/),
);

/** First words of the commands of a script that are neither known programs nor functions of its own. */
function unknownPrograms(text: string): string[] {
  const own = new Set([...text.matchAll(/^\s*(\w+)\s*\(\)/gm)].map(([, name]) => name));
  // Here-documents, strings, comments and case labels hold no commands.
  const code = text
    .replace(/<<-?\s*(['"]?)(\w+)\1([^\n]*)\n[\s\S]*?\n\2(?=\n|$)/g, '$3')
    .replace(/\\\n\s*/g, ' ')
    .replace(/(^|\s)#[^\n]*/g, '$1')
    .replace(/"(?:\\.|(?!\$\()[^"\\\n])*"/g, '""')
    .replace(/'[^']*'/g, "''")
    .replace(/\(\([^)]*\)\)/g, ':');
  const start = /(?<=(?:^|[;|(]|&&|\|\||\b(?:then|do|else|if|sudo)\b)\s*(?:!\s*)?)[a-z][\w-]*(?=\s|$)/gm;
  const words = [...code.matchAll(start)];
  return words.map(([word]) => word).filter((word) => !PROGRAMS.has(word) && !own.has(word));
}

/** A policy in Rego inside a here-document: its frame, and rules that exist. */
function regoFaults(text: string): string[] {
  const rego = /<<'REGO'\n([\s\S]*?)\nREGO\n/.exec(text)?.[1];
  if (rego === undefined) return [];
  const faults = ['package org', 'import data.circleci.config'].filter(
    (line) => !rego.split('\n').includes(line),
  );
  const enabled = [...rego.matchAll(/^enable_(?:hard|rule)\["(\w+)"\]$/gm)].map(([, name]) => name!);
  if (!enabled.length) faults.push('no rule is enabled');
  for (const name of enabled) {
    if (!new RegExp(`^${name} = config\\.resource_class_by_project\\(`, 'm').test(rego))
      faults.push(`no rule ${name}`);
  }
  if (!/^policy_name\["\w+"\]$/m.test(rego)) faults.push('no policy_name');
  return faults.map((fault) => `Rego: ${fault}`);
}

/** What ShellCheck does not ask for. */
export function checkScript(text: string): string[] {
  const faults: string[] = [];
  if (!text.startsWith('#!/usr/bin/env bash\n')) faults.push('starts without #!/usr/bin/env bash');
  if (!/^set -euo pipefail$/m.test(text)) faults.push('has no set -euo pipefail');
  if (/\bcurl\b(?![^\n]*-[a-zA-Z]*f)(?![^\n]*(?:http_code|--fail))/.test(text.replace(/^\s*#.*$/gm, '')))
    faults.push('curl without -f takes an error page for an answer');
  for (const [line] of text.matchAll(/^.*\bhelm install\b(?:.*\\\n)*.*$/gm))
    if (!/--version \d+\.\d+\.\d+/.test(line)) faults.push('helm install without --version x.y.z');
  return [...faults, ...regoFaults(text), ...checkCommand(text)];
}

/** Packages from a vendor's own repository, where the newest is whatever was uploaded last. */
const VENDOR_PACKAGE =
  /(?<=apt-get install[^\n]* )(?:tailscale|netbird|twingate|zerotier-one|circleci-runner)(?![\w=-])/g;
/**
 * Variables of GitHub OAuth and Bitbucket Cloud alone, or of some builds there.
 * @see https://circleci.com/docs/reference/variables/
 */
const SOME_GIT_HOSTS = /\$\{?CIRCLE_(?:REPOSITORY_URL|PR_\w+|PULL_REQUESTS?|COMPARE_URL|TAG)\b(?!:?-)/g;

/** What holds for scripts and for single steps. CircleCI runs a step with `bash -eo pipefail` itself. */
export function checkCommand(text: string): string[] {
  const faults = unknownPrograms(text).map(
    (word) => `${word} is no program that snippets call: a misspelling, or one to add to PROGRAMS in ${FILE}`,
  );
  if (/^set /m.test(text) && !/^set -euo pipefail$/m.test(text))
    faults.push('sets other options than -euo pipefail');
  for (const [address] of text.matchAll(/https:\/\/github\.com\/\S+\/releases\/\S+/g)) {
    if (!/\/download\/[^/]*(?:\d|\$\{?version)[^/]*\//.test(address))
      faults.push(`${address} is not pinned to a release`);
    else if (!/sha256sum -c/.test(text)) faults.push(`${address} is not compared with a checksum`);
  }
  for (const [address] of text.matchAll(/https:\/\/(?!github\.com\/)\S+\.(?:deb|tar\.gz)\b/g))
    if (!/sha256sum -c/.test(text)) faults.push(`${address} is not compared with a checksum`);
  if (/\bcurl\b[^\n|]*(?:\\\n[^\n|]*)*\|\s*(?:sudo\s+)?(?:ba)?sh\b/.test(text))
    faults.push('runs a script from the network; vendors have packages');
  for (const [found] of text.matchAll(VENDOR_PACKAGE)) faults.push(`${found} is not pinned to a version`);
  for (const [name] of text.matchAll(SOME_GIT_HOSTS))
    faults.push(`${name} is not set in every organization, and set -u ends the step there`);
  if (/StrictHostKeyChecking=(?!yes)/.test(text)) faults.push('an SSH host key is taken on trust');
  return faults;
}
