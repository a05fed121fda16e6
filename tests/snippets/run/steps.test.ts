/** Shell that needs no cloud, run against stand-ins: waiting for a port, the job's own address, answers of DNS. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsOf } from '../checks/circleci.ts';
import { compareCommand } from '../../../src/content/snippets/addresses.ts';
import { addressFiles, loadAddresses } from '../../../src/content/snippets/addresses.ts';
import { listSnippets } from '../../../src/content/snippets/files.ts';
import { PG_ISREADY, answer, isolate, isolated, runStep, snippet, stepOf } from './sandbox.ts';

const { jobs } = loadAddresses();
const lines = (addresses: readonly string[]) => `printf '%s\\n' ${addresses.join(' ')}`;

const options = isolated('nc', 'ip');

const hosts = ['127.0.0.3 db.test', '127.0.0.4 other.test'];
const values = {
  YOUR_HOST: 'db.test',
  YOUR_HOST_IP: '127.0.0.3',
  YOUR_PORT: '5432',
  YOUR_OTHER_HOST: 'other.test',
  YOUR_SERVER_HOST: 'db.test',
};

/** Every step that waits in a loop for a port of the resource, or for the end of a tunnel to it, on whatever page. */
const waits = listSnippets()
  .filter(({ path }) => /\/config[\w-]*\.yml$/.test(path))
  .flatMap(({ path }) => {
    const file = path.split('/').slice(-2).join('/');
    return commandsOf(snippet(file, values))
      .map(({ command }) => command)
      .filter((command) => /for _ in[^\n]*\n\s*if (?:nc -z|pg_isready -h 127)/.test(command))
      .map((command) => ({
        file,
        command,
        address: command.includes('127.0.0.1') ? '127.0.0.1' : '127.0.0.3',
      }));
  });

for (const { file, command, address } of waits) {
  const stubs = {
    pg_isready: PG_ISREADY,
    wg: 'echo 0',
    tailscale: 'echo status',
    netbird: 'echo status',
    'zerotier-cli': 'echo status',
    sleep: '[ -n "$NEVER" ] || { touch "$HOME/waited"; /bin/sleep 0.1; }',
  };
  test(`${file} waits until the port answers, and fails when it never does`, options, () => {
    const { stdout, stderr } = isolate(
      `touch tunnel.log
NEVER=1 bash -eo pipefail wait.sh > /dev/null || echo "never: $?"
# The port opens while the step waits for it.
(until [ -e waited ]; do /bin/sleep 0.05; done; ${answer(address, 5432).replace(/&$/, '')}) &
bash -eo pipefail wait.sh > /dev/null && echo passed`,
      hosts,
      stubs,
      { 'wait.sh': command.replaceAll('/tmp/', '$HOME/') },
    );
    assert.equal(stdout, 'never: 1\npassed\n', stderr);
  });
}

test('a runner reaches the one host, and an open other host fails the job', options, () => {
  const files = {
    'one.sh': stepOf('container-runner/config.yml', 'The private resource', values),
    'rest.sh': stepOf('container-runner/config.yml', 'The rest', values),
    'server.sh': snippet('server/prove-private.sh', values),
  };
  const { stdout, stderr } = isolate(
    `bash one.sh 2> /dev/null || echo "one: closed"
${answer('127.0.0.3', 5432)}
until (: < /dev/tcp/127.0.0.3/5432) 2> /dev/null; do :; done
bash one.sh && echo "one: open"
bash rest.sh > /dev/null 2>&1 && echo "rest: closed"
bash server.sh outside && echo "server: private"
${answer('0.0.0.0', 443)}
until (: < /dev/tcp/127.0.0.4/443) 2> /dev/null; do :; done
bash rest.sh > /dev/null || echo "rest: open"
bash server.sh inside && echo "server: answers"
bash server.sh outside || echo "server: public"
sed -i /other.test/d /etc/hosts
bash rest.sh || echo "rest: no such name"`,
    hosts,
    {},
    files,
  );
  assert.deepEqual(
    stdout.split('\n').filter((line) => /^(?:one|rest|server):/.test(line)),
    [
      'one: closed',
      'one: open',
      'rest: closed',
      'server: private',
      'rest: open',
      'server: answers',
      'server: public',
      'rest: no such name',
    ],
    stderr,
  );
});

test('the job compares its own address with the answer of DNS', () => {
  const step = stepOf('ip-ranges/config.yml', 'Prove that the address').replaceAll('/tmp/jobs', '$HOME/jobs');
  const getent = jobs.map((entry) => `echo "${entry} STREAM"; echo "${entry} DGRAM"`).join('\n');
  assert.equal(runStep(step, { curl: `echo ${jobs[3]!}`, getent }).status, 0);
  const stranger = runStep(step, { curl: 'echo 203.0.113.9', getent });
  assert.equal(stranger.status, 1);
  assert.match(stranger.stderr, /203\.0\.113\.9 is not on the jobs list/);
  // A part of a listed address is no listed address, and no answer is no proof.
  assert.equal(runStep(step, { curl: `echo ${jobs[0]!.slice(0, -1)}`, getent }).status, 1);
  assert.notEqual(runStep(step, { curl: 'exit 22', getent }).status, 0);
  assert.notEqual(runStep(step, { curl: `echo ${jobs[3]!}`, getent: 'exit 2' }).status, 0);
});

test('the daily check compares the file with DNS, and says when DNS is silent', () => {
  const script = snippet('ip-ranges/check-addresses.sh');
  const files = { 'addresses.yaml': snippet('ip-ranges/addresses.yaml') };
  assert.match(runStep(script, { dig: lines(jobs.toReversed()) }, files).stdout, /Unchanged/);
  const changed = runStep(script, { dig: lines([...jobs.slice(1), '203.0.113.9']) }, files);
  assert.equal(changed.status, 1);
  assert.match(changed.stdout, /> 203\.0\.113\.9/);
  const silent = runStep(script, { dig: 'exit 0' }, files);
  assert.equal(silent.status, 2);
  assert.match(silent.stderr, /nothing was compared/);
});

test('every generated list is compared with DNS by the line below it', () => {
  for (const [path, text] of addressFiles()) {
    const name = path.split('/').at(-1)!;
    const compare = (dig: string) => runStep(compareCommand(name), { dig }, { [name]: text });
    assert.equal(compare(lines(jobs)).stdout, '', name);
    assert.equal(compare(lines(jobs)).status, 0, name);
    assert.equal(compare(lines(jobs.slice(1))).status, 1, name);
    assert.equal(compare('exit 0').status, 1, `${name}: no answer is no proof`);
  }
});

test('a just-in-time rule is for the job’s own address, and its id reaches the step that closes it', () => {
  const script = `BASH_ENV=$HOME/env; export BASH_ENV; touch "$BASH_ENV"; set -- sg-1 5432\n${snippet('just-in-time-allow-list/open-rule.sh').replaceAll('/tmp/', '$HOME/')}\ncat "$BASH_ENV"`;
  const aws = 'echo "$@" >&2; echo sgr-7';
  const opened = runStep(script, { curl: 'echo 203.0.113.9', aws });
  assert.match(opened.stdout, /export RULE_ID=sgr-7/, opened.stderr);
  assert.match(opened.stdout, /open for 203\.0\.113\.9\/32/);
  // An error page is no address: nothing is opened.
  const page = runStep(script, { curl: 'echo "<html>"', aws: 'echo called' });
  assert.equal(page.status, 1);
  assert.doesNotMatch(page.stdout, /called/);
  const twin = runStep(script, {
    curl: 'echo 203.0.113.9',
    aws: 'echo InvalidPermission.Duplicate >&2; exit 254',
  });
  assert.equal(twin.status, 0);
  assert.doesNotMatch(twin.stdout, /RULE_ID/);
});

test('the sweeper removes what is old, without a time, or wide, and leaves the rest', () => {
  const now = '$(date +%s)';
  const aws = `if [ "$2" = describe-security-group-rules ]; then
printf 'young\\t203.0.113.1/32\\t%s\\nold\\t203.0.113.2/32\\t1000\\nuntimed\\t203.0.113.3/32\\tNone\\nwide\\t0.0.0.0/0\\t%s\\n' ${now} ${now}
fi`;
  const { stdout } = runStep(snippet('just-in-time-allow-list/sweep.sh'), { aws });
  assert.deepEqual(
    [...stdout.matchAll(/Removing (\w+)/g)].map(([, rule]) => rule),
    ['old', 'untimed', 'wide'],
  );
});

test('steps that wait are found', () => assert.ok(waits.length));
