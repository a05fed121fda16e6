/** A tunnel that breaks under a job: it comes back, and the job's step goes on. With Debian's sshd. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SET_UP, files as bastion, hosts, values } from './bastion.ts';
import { PG_ISREADY, isolate, isolated, runStep, snippet, stepOf } from './sandbox.ts';

const options = isolated('sshd', 'ssh', 'ip', 'setsid');

const config = 'tunnels/config.yml';
const files = {
  ...bastion,
  '.circleci/keep-tunnel.sh': snippet('tunnels/keep-tunnel.sh', values).replaceAll('/tmp/', '$HOME/'),
  '.circleci/wait-for.sh': snippet('tunnels/wait-for.sh', values),
  'keep.sh': stepOf(config, 'Keep the tunnel up', values),
  'wait.sh': stepOf(config, 'Wait until the database answers', values),
  'work.sh': stepOf(config, 'Migrate', values),
  'stop.sh': stepOf(config, 'Stop the tunnel', values).replaceAll('/tmp/', '$HOME/'),
  'migrations/1.sql': '',
  'migrations/2.sql': '',
  'migrations/3.sql': '',
};
/** Kills the tunnel before the second file, and before the third stops the bastion's side, which then says nothing. */
const MIGRATE = `#!/bin/bash
case $1 in
  *2.sql) [ -e broken-2 ] || { touch broken-2; pkill -x ssh; } ;;
  *3.sql) [ -e broken-3 ] || { touch broken-3; pkill -STOP -f 'sshd: ci'; } ;;
esac
timeout 3 pg_isready -h 127.0.0.1 -p 5432 -t 2 && echo "migrated $1"
`;

test('the step goes on when the tunnel is killed, and when the far end falls silent', options, () => {
  const { status, stdout, stderr } = isolate(
    `${SET_UP}
chmod +x .circleci/*.sh migrate.sh
step keep.sh &
step wait.sh
step work.sh
step stop.sh
wait $! || true
# The tunnel itself ends a moment after what keeps it up. One that never does is ended with this script.
while : < /dev/tcp/127.0.0.1/5432; do :; done 2> /dev/null
echo closed`,
    hosts,
    { pg_isready: PG_ISREADY },
    { ...files, 'migrate.sh': MIGRATE },
  );
  assert.deepEqual(
    stdout.split('\n').filter((line) => /^(?:migrated|closed)/.test(line)),
    ['migrated migrations/1.sql', 'migrated migrations/2.sql', 'migrated migrations/3.sql', 'closed'],
    stderr,
  );
  assert.equal(status, 0);
  assert.ok((stderr.match(/The tunnel broke/g) ?? []).length >= 2, stderr);
});

test('waiting ends with the command that never succeeded', () => {
  const script = `bash wait.sh 0 false || echo "status: $?"; bash wait.sh 30 true`;
  const { stdout, stderr } = runStep(script, {}, { 'wait.sh': files['.circleci/wait-for.sh'] });
  assert.match(stdout, /status: 1\nReady after \d+ seconds/);
  assert.match(stderr, /No success in 0 seconds: false/);
});

test('each start of an SSM tunnel logs in anew, whatever keys the job has', () => {
  const { stdout } = runStep(
    `export AWS_ACCESS_KEY_ID=old AWS_SESSION_TOKEN=old; ${snippet('tunnels/ssm-tunnel.sh').replaceAll('/tmp/', '$HOME/')}`,
    {
      circleci: 'echo a-token',
      aws: 'echo "keys: ${AWS_ACCESS_KEY_ID-none}"; cat "$AWS_WEB_IDENTITY_TOKEN_FILE"; echo "$AWS_ROLE_ARN $2"',
    },
  );
  assert.match(stdout, /^keys: none\na-token\narn:aws:iam::\d{12}:role\/circleci-tunnel start-session\n$/);
});
