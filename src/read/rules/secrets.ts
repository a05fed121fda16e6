/** Variables whose names say that their values are secret, and whether a command's output ends in the log. */
import type { Run, Step } from '../config/model.ts';
import { variablesOf } from '../config/variables.ts';
import type { Source } from '../document.ts';
import { has, valueOf } from '../options.ts';
import { assigned, type Command } from '../shell/command.ts';
import type { Context } from './rule.ts';

const SECRET =
  /\$\{?(?!#)(\w*(?:TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|AUTH_?KEY|CREDENTIALS?)\w*)(?![\w]*[:+])/gi;
const NO_SECRET = /DURATION|KEY_ID|_PATH$|_FILE$|_DIR$|_NAME$|_URL$|_ARN$|EXPIR|COUNT|LENGTH/i;

/** Names of such variables in a text, those left out whose value is known to be none. */
export const secretsIn = (text: string, known?: ReadonlyMap<string, string>): string[] =>
  [...text.matchAll(SECRET)]
    .map((match) => match[1]!)
    .filter((name) => !NO_SECRET.test(name) && !known?.has(name));

/** Variables with the value that stands in the file: in `environment`, or assigned in the step itself. */
export function knownIn(source: Source, run: Run, step: Step): Map<string, string> {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key, value } of variablesOf(source, [...run.keys, ...step.given])) {
    const text = step.scope.string(value) ?? '$';
    if (!/[$<]/.test(text)) known.set(key, text);
  }
  for (const [name, value] of step.commands.flatMap(assigned)) {
    if (/[$`]/.test(value.replace(/\$\(\([^()]*\)\)/g, ''))) taken.add(name);
    else known.set(name, value);
  }
  for (const name of taken) known.delete(name);
  return known;
}

/** The same, looked at once for each step and not for each of its commands. */
export function knownAt({ config, run }: Context): (step: Step) => ReadonlyMap<string, string> {
  const known = new Map<Step, ReadonlyMap<string, string>>();
  return (step) => {
    const names = known.get(step) ?? knownIn(config.source, run, step);
    known.set(step, names);
    return names;
  };
}

/** A command with the values that are known in the place of their names. */
export const withValues = (command: Command, known: ReadonlyMap<string, string>): Command => ({
  ...command,
  args: command.args.map((arg) =>
    arg.replace(/\$\{?(\w+)\}?/g, (whole, name: string) => known.get(name) ?? whole),
  ),
});

/** `${#X}` is a length and `${X:+set}` a word, no value. */
export const valueShown = (text: string): string => text.replace(/\$\{#\w+\}|\$\{\w+:?\+[^}]*\}/g, '');

/** Programs that hand on what they read, if another one, so that masking no longer knows it. */
const HANDS_ON = /^(sort|uniq|head|tail|tee|base64|base32|rev|fold|nl|less|more|column|xxd|od|hexdump)$/;

/** Whether a program shows values that it reads: names alone are cut out, words alone are looked for. */
function handsOn({ program, args }: Command): boolean {
  const words = args.filter((arg) => !arg.startsWith('-'));
  if (program === 'cat') return !words.length;
  // `sed 's/./& /g'` spreads a value, `sed 's/=.*//'` takes it off.
  if (program === 'sed') return words.some((word) => word.includes('&'));
  if (program === 'grep' || program === 'egrep') {
    if (args.some((arg) => /^-\w*[qcl]/.test(arg))) return false;
    return (
      args.some((arg) => /^-\w*v/.test(arg)) ||
      words.some((word) => /token|secret|passw|key|credential|^\^?CIRCLE_?$/i.test(word))
    );
  }
  return HANDS_ON.test(program);
}

/** Longest pipe that is followed. */
const LONGEST_PIPE = 20;

/** Whether what a command prints ends in the job's log, by itself or through other programs. */
export function logs(command: Command): boolean {
  let last = command;
  for (let hop = 0; hop < LONGEST_PIPE; hop += 1) {
    const { captured, piped, into, file } = last;
    if (captured) return false;
    if (file !== undefined) return /^\/dev\/(stdout|stderr|tty)$/.test(file);
    if (!piped) return true;
    if (!into || !handsOn(into)) return false;
    last = into;
  }
  return false;
}

/** A query that leaves the value out prints none. */
const asksValue = (command: Command): boolean =>
  /value|secret|token|credential|password|^$/i.test(valueOf(command, '--query') ?? '');

const UNSEALS: Record<string, (command: Command) => boolean> = {
  aws: (command) =>
    (has(command, 'secretsmanager', 'get-secret-value') ||
      has(command, 'ecr', 'get-login-password') ||
      has(command, 'eks', 'get-token') ||
      has(command, 'configure', 'export-credentials') ||
      command.args.some((arg) => arg.startsWith('assume-role')) ||
      (command.args.some((arg) => arg.startsWith('get-parameter')) &&
        command.args.includes('--with-decryption'))) &&
    asksValue(command),
  gcloud: (command) =>
    command.args.some((arg) => /^print-(access|identity)-token$/.test(arg)) ||
    (has(command, 'versions', 'access') && valueOf(command, '--out-file') === undefined),
  az: (command) =>
    (has(command, 'get-access-token') || has(command, 'keyvault', 'secret', 'show')) && asksValue(command),
  vault: (command) =>
    (has(command, 'read') && !command.args.some((arg) => arg.startsWith('sys/'))) ||
    has(command, 'kv', 'get') ||
    has(command, 'token', 'create'),
  op: (command) => command.args[0] === 'read',
  gh: (command) => has(command, 'auth', 'token'),
  kubectl: (command) =>
    has(command, 'get') &&
    command.args.some((arg) => /^secrets?(\/|$)/.test(arg)) &&
    /yaml|json|template/.test(valueOf(command, '-o', '--output') ?? ''),
  heroku: ({ args }) => /^config(:get)?$/.test(args[0] ?? ''),
};

/** A command that fetches a credential and prints it; masking knows none that CircleCI does not hold. */
export const unseals = (command: Command): boolean =>
  Object.hasOwn(UNSEALS, command.program) && UNSEALS[command.program]!(command);
