/** Variables whose names say that their values are secret, and whether a command's output ends in the log. */
import type { Command } from '../shell/command.ts';

const SECRET =
  /\$\{?(?!#)(\w*(?:TOKEN|SECRET|PASSWORD|PASSWD|PRIVATE_KEY|API_?KEY|ACCESS_KEY|AUTH_?KEY|CREDENTIALS?)\w*)(?![\w]*[:+])/gi;
const NO_SECRET = /DURATION|KEY_ID|_PATH$|_FILE$|_DIR$|_NAME$|_URL$|_ARN$|EXPIR|COUNT|LENGTH/i;

/** Names of such variables in a text. */
export const secretsIn = (text: string): string[] =>
  [...text.matchAll(SECRET)].map((match) => match[1]!).filter((name) => !NO_SECRET.test(name));

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

/** Whether what a command prints ends in the job's log, by itself or through other programs. */
export function logs({ captured, piped, into, file }: Command): boolean {
  if (captured) return false;
  if (file !== undefined) return /^\/dev\/(stdout|stderr|tty)$/.test(file);
  return piped ? Boolean(into && handsOn(into) && logs(into)) : true;
}
