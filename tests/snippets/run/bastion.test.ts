/** The SSH bastion for real: the page's own files against Debian's sshd, on a network of their own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SET_UP, files, hosts } from './bastion.ts';
import { PG_ISREADY, isolate, isolated } from './sandbox.ts';

const options = isolated('sshd', 'ssh', 'ssh-keygen', 'ip');

const run = (script: string) => isolate(SET_UP + script, hosts, { pg_isready: PG_ISREADY }, files);

test('the job opens the tunnel, waits until the database answers, and closes it', options, () => {
  const { status, stdout, stderr } = run(`step open.sh & 
step wait.sh && echo answered
step close.sh
wait $! || true
if : < /dev/tcp/127.0.0.1/5432; then echo "still open"; else echo closed; fi 2> /dev/null`);
  assert.equal(stdout.trim(), 'answered\nclosed', stderr);
  assert.equal(status, 0);
});

test('an impostor with another host key gets nothing, and the wait fails loudly', options, () => {
  const { stdout, stderr } = run(`rm /etc/ssh/ssh_host_* && ssh-keygen -A > /dev/null
restart
step open.sh || echo "open: $?"
step wait.sh || echo "wait: $?"`);
  assert.match(stderr, /Host key verification failed/);
  assert.match(stderr, /No answer through the tunnel/);
  assert.match(stdout, /open: 255\nwait: 1/);
});

test('a bastion that nobody pinned gets nothing either', options, () => {
  const { stdout, stderr } = run(`: > .circleci/bastion_known_hosts
step open.sh || echo "open: $?"`);
  assert.match(stdout, /open: 255/, stderr);
  assert.match(stderr, /Host key verification failed/);
});

test('the key opens its one target: no command, no other target, no listener', options, () => {
  const { status, stdout, stderr } = run('bash prove.sh .circleci/bastion_known_hosts');
  assert.match(stdout, /The key opens its one target and nothing else/, stderr);
  assert.equal(status, 0);
});

test('the proof notices a key without limits', options, () => {
  const { status, stderr } = run(`cp circleci-bastion.pub /etc/ssh/ci_authorized_keys
rm /etc/ssh/sshd_config.d/10-ci.conf
printf 'AuthorizedKeysFile /etc/ssh/ci_authorized_keys\\n' > /etc/ssh/sshd_config.d/10-open.conf
restart
bash prove.sh .circleci/bastion_known_hosts`);
  assert.notEqual(status, 0);
  assert.match(stderr, /another target: exit code|a command: exit code|a listener on the bastion: exit code/);
});
