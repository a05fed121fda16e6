/** A bastion that was set up by the page's own files, for every test that needs one. */
import { answer, snippet, stepOf } from './sandbox.ts';

export const values = { YOUR_BASTION_HOST: 'bastion.test', YOUR_HOST: 'db.test', YOUR_PORT: '5432' };
export const hosts = ['127.0.0.2 bastion.test', '127.0.0.3 db.test'];
const config = 'ssh-bastion/config.yml';

/** The page's own files, with a reader's values. */
export const filesWith = (own: typeof values): Record<string, string> => ({
  'create-key.sh': snippet('ssh-bastion/create-key.sh', own),
  'setup-bastion.sh': snippet('ssh-bastion/setup-bastion.sh', own),
  'prove.sh': snippet('ssh-bastion/prove.sh', own),
  'open.sh': stepOf(config, 'Open the tunnel', own),
  'wait.sh': stepOf(config, 'Prove that the database answers', own),
  'close.sh': stepOf(config, 'Close the tunnel', own),
});
export const files = filesWith(values);

/** A bastion that was set up by the page's files, and a job that holds the key and the host key. */
export const SET_UP = `${answer('127.0.0.3', 5432)}
mkdir -p /run/sshd .ssh .circleci && chmod 700 .ssh
rm -f /etc/ssh/ssh_host_* && ssh-keygen -A > /dev/null
bash create-key.sh > /dev/null
bash setup-bastion.sh "$(cat circleci-bastion.pub)" | tail -n 1 > .circleci/bastion_known_hosts
cp circleci-bastion .ssh/id_ed25519
listens() { (: < /dev/tcp/127.0.0.2/22) 2> /dev/null; }
# It is in the background before it listens.
serve() { $(command -v sshd) && until listens; do :; done; }
restart() {
  kill "$(cat /run/sshd.pid)"
  while listens; do :; done
  serve
}
serve
step() { bash -eo pipefail "$1"; }
`;
