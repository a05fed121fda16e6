/** A bastion that was set up by the page's own files, for every test that needs one. */
import { answer, snippet, stepOf } from './sandbox.ts';

export const values = { YOUR_BASTION_HOST: 'bastion.test', YOUR_HOST: 'db.test', YOUR_PORT: '5432' };
export const hosts = ['127.0.0.2 bastion.test', '127.0.0.3 db.test'];
const config = 'ssh-bastion/config.yml';
export const files = {
  'create-key.sh': snippet('ssh-bastion/create-key.sh', values),
  'setup-bastion.sh': snippet('ssh-bastion/setup-bastion.sh', values),
  'prove.sh': snippet('ssh-bastion/prove.sh', values),
  'open.sh': stepOf(config, 'Open the tunnel', values),
  'wait.sh': stepOf(config, 'Prove that the database answers', values),
  'close.sh': stepOf(config, 'Close the tunnel', values),
};

/** A bastion that was set up by the page's files, and a job that holds the key and the host key. */
export const SET_UP = `${answer('127.0.0.3', 5432)}
mkdir -p /run/sshd .ssh .circleci && chmod 700 .ssh
rm -f /etc/ssh/ssh_host_* && ssh-keygen -A > /dev/null
bash create-key.sh > /dev/null
bash setup-bastion.sh "$(cat circleci-bastion.pub)" | tail -n 1 > .circleci/bastion_known_hosts
cp circleci-bastion .ssh/id_ed25519
$(command -v sshd)
step() { bash -eo pipefail "$1"; }
`;
