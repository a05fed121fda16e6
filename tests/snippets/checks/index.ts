/** Every snippet by its kind, and all that is checked of it. A file of no kind is a fault: nothing goes unchecked. */
import type { SnippetFile } from '../../../src/content/snippets/files.ts';
import { checkDeclared, fill, loadValues } from '../../../src/content/snippets/values.ts';
import { loadKnown, unknownNames } from '../../../src/content/snippets/network-names.ts';
import { addressFiles, loadAddresses } from '../../../src/content/snippets/addresses.ts';
import path from 'node:path';
import { loadFirewall, sourceRanges } from '../../../src/content/firewall.ts';
import { checkCircleci, commandsOf } from './circleci.ts';
import { checkDocuments } from './documents.ts';
import type { DocumentKind } from './known-keys.ts';
import { checkDockerfile } from './dockerfile.ts';
import { checkPolicy } from './policy.ts';
import { checkCommand, checkScript } from './shell.ts';
import { checkTerraform } from './terraform.ts';

const FOLDER = 'tests/snippets/checks';

export type Kind =
  'circleci' | 'shell' | 'terraform' | 'policy' | 'document' | 'addresses' | 'dockerfile' | 'firewall';

const DOCUMENTS: Record<string, DocumentKind[]> = {
  'container-runner/values.yaml': ['containerAgent'],
  'certificates/values.yaml': ['containerAgent'],
  'behind-a-proxy/values.yaml': ['containerAgent'],
  'container-runner/network-policy.yaml': ['networkPolicy'],
  'machine-runner/orchestrator-values.yaml': ['orchestrator'],
  'server/values.yaml': ['server'],
  'pull-based-delivery/argo-application.yaml': ['application'],
  'pull-based-delivery/flux.yaml': ['ociRepository', 'kustomization'],
  'kubernetes-api/role.yaml': ['role', 'roleBinding'],
  'reverse-tunnel/cloudflared.yaml': ['cloudflared'],
  'reverse-tunnel/ngrok.yml': ['ngrok'],
  'reverse-tunnel/ngrok-policy.yaml': ['ngrokPolicy'],
  'run-inside/aws-task-definition.json': ['taskDefinition'],
  'run-inside/aws-state-machine.json': ['stateMachine'],
  'access-broker/teleport.yaml': ['teleportRole', 'teleportBot', 'teleportToken'],
  'access-broker/tbot.yaml': ['tbot'],
};

const shortOf = (file: string) => file.split('/').slice(-2).join('/');

/** What a file is, or undefined where no check knows it. */
export function kindOf(file: string): Kind | undefined {
  if (/\/config(?:-[a-z]+)?\.yml$/.test(file)) return 'circleci';
  if (/\.sh$/.test(file)) return 'shell';
  if (/\.tf$/.test(file)) return 'terraform';
  if (/\.dockerfile$/.test(file)) return 'dockerfile';
  if (/\/firewall-rules\.(?:csv|txt)$/.test(file)) return 'firewall';
  if (/policy\.json$/.test(file)) return 'policy';
  if (shortOf(file) in DOCUMENTS) return 'document';
  if (/\/ip-ranges\/(?:addresses\.yaml|jobs\.(?:txt|json)|allow\.conf|circleci\.nft)$/.test(file))
    return 'addresses';
  return undefined;
}

/** Things that look like a secret, whatever the file. */
const SECRETS: [what: string, pattern: RegExp][] = [
  ['an AWS key', /\bAKIA[0-9A-Z]{16}\b/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a token', /\b(?:ghp_|gho_|xox[bp]-|tskey-|glpat-|eyJhbGci)[\w-]{8,}/],
  [
    'a secret in clear',
    /\b\w*(?:password|secret_key|auth_token|api_key|passwd)["']?\s*[:=]\s*["']?(?![$"'<{\s]|file:)[\w+/=-]{6,}/i,
  ],
  ['a token in clear', /^\s*"?(?:token|authtoken)"?:\s*"?(?![$%"<{\s])[\w+/=-]{6,}/im],
];

const secretFaults = (text: string): string[] =>
  SECRETS.filter(([, pattern]) => pattern.test(text.replace(/^\s*#.*$/gm, ''))).map(
    ([what]) => `${what} stands in it`,
  );

/** The generated lists hold exactly the addresses of the data file, in its order. */
function addressFaults({ path, text }: SnippetFile): string[] {
  const { jobs, core } = loadAddresses();
  const found = [...text.replace(/^.*# yours$/gm, '').matchAll(/(?<![\d.])\d+(?:\.\d+){3}(?![\d.])/g)].map(
    ([address]) => address,
  );
  const wanted = path.endsWith('addresses.yaml') ? [...jobs, ...core] : jobs;
  if (found.join() !== wanted.join()) return ['the addresses are not those of the data file'];
  const generated = addressFiles().get(path);
  return generated !== undefined && generated !== text ? ['is not what the data file gives'] : [];
}

/** A file of firewall rules names every host and address of its data, and a table has the same cells in every row. */
function firewallFaults({ path: file, text }: SnippetFile): string[] {
  const rules = loadFirewall(path.posix.dirname(file));
  const named = rules.flatMap((rule) => [...sourceRanges(rule), ...rule.to_hosts, ...rule.to_ranges]);
  const cells = (row: string) => row.replace(/"(?:[^"]|"")*"/g, '').split(',').length;
  const [head, ...rows] = file.endsWith('.csv') ? text.trimEnd().split('\n').map(cells) : [];
  return [
    ...named.filter((name) => !text.includes(name)).map((name) => `${name} is missing`),
    ...(rows.some((count) => count !== head) ? ['a row has other cells than the head'] : []),
  ];
}

const examples = Object.fromEntries([...loadValues()].map(([name, { example }]) => [name, example]));
const known = loadKnown();

/** A snippet as a reader has it who filled in every example. */
export const filled = (text: string): string => fill(text, examples);

/** Everything that can be said of one snippet without another program; ShellCheck looks at `scriptsOf` in one go. */
export function check(file: SnippetFile): string[] {
  const text = filled(file.text);
  const kind = kindOf(file.path);
  try {
    checkDeclared(file.text, file.path, new Map(Object.entries(examples)));
  } catch (error) {
    return [String(error)];
  }
  const own = {
    circleci: () => [...checkCircleci(text), ...commandFaults(text), ...runnerFaults(file.path, text)],
    shell: () => checkScript(text),
    terraform: () => checkTerraform(text),
    policy: () => checkPolicy(text),
    document: () => checkDocuments(text, DOCUMENTS[shortOf(file.path)]!),
    addresses: () => addressFaults(file),
    dockerfile: () => checkDockerfile(text),
    firewall: () => firewallFaults(file),
  };
  return [
    ...(kind ? own[kind]() : [`no check knows this kind of file: give it one in ${FOLDER}`]),
    ...secretFaults(text),
    // Rules name their own sources, and the evidence of each is an address, too.
    ...(kind === 'firewall' ? [] : unknownNames(file.text, known).map(({ name }) => `nobody knows ${name}`)),
  ];
}

/** Where the runner decides the executor, whatever the schema allows. */
const RUNNERS: Record<string, RegExp> = {
  'container-runner': /^ {4}docker:$/m,
  'machine-runner': /^ {4}machine: true$/m,
};

function runnerFaults(path: string, text: string): string[] {
  const needs = RUNNERS[path.split('/').at(-2)!];
  return !needs || needs.test(text) ? [] : ['the runner cannot take a job of this executor'];
}

function commandFaults(text: string): string[] {
  try {
    return commandsOf(text).flatMap(({ command }) => checkCommand(command));
  } catch {
    return []; // Said already by the check of the configuration.
  }
}

/** The shell of a snippet, by names that faults show: the file itself, or each step of a configuration. */
export function scriptsOf(file: SnippetFile): Map<string, string> {
  const text = filled(file.text);
  const kind = kindOf(file.path);
  if (kind === 'shell') return new Map([[file.path, text]]);
  if (kind !== 'circleci') return new Map();
  return new Map(
    commandsOf(text).map(({ name, command }, index) => [
      `${file.path} step ${index + 1} "${name}"`,
      // What CircleCI sets by itself.
      `#!/usr/bin/env bash\nset -eo pipefail\n${command}`,
    ]),
  );
}
