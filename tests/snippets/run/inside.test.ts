/** The steps that start work inside, wait for it and end it, run against stand-ins of the three clouds' programs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { has, runStep, stepOf, type Result, type Stubs } from './sandbox.ts';

const options = { skip: !has('jq') && 'no jq' };

/** What a step meant by `/tmp`, in the folder of the run, with a file that the step before left there. */
function run(file: string, step: string, stubs: Stubs, left: Record<string, string> = {}): Result {
  const script = stepOf(`run-inside/${file}`, step).replaceAll('/tmp/', '$HOME/');
  return runStep(script, { sleep: 'exit 0', ...stubs }, left);
}

interface Cloud {
  file: string;
  program: string;
  /** The file that names what was started, and its name. */
  handle: [file: string, name: string];
  /** Answers to "how far is it", as the program prints them, by what they mean. */
  answers: Record<'runs' | 'done' | 'failed', string>;
  log: string;
  ends: string;
}

const completed = (status: string) => `{"status":{"conditions":[{"type":"Completed","status":"${status}"}]}}`;
const clouds: Cloud[] = [
  {
    file: 'config.yml',
    program: 'aws',
    handle: ['task', 'arn:aws:ecs:us-east-1:123456789012:task/circleci-step/0abc'],
    answers: {
      runs: 'RUNNING\tNone\tNone',
      done: 'STOPPED\t0\tEssential container in task exited',
      failed: 'STOPPED\t3\tEssential container in task exited',
    },
    log: 'logs filter-log-events',
    ends: 'ecs stop-task',
  },
  {
    file: 'config-gcp.yml',
    program: 'gcloud',
    handle: ['execution', 'circleci-step-0abc'],
    answers: { runs: completed('Unknown'), done: completed('True'), failed: completed('False') },
    log: 'logging read',
    ends: 'run jobs executions cancel',
  },
  {
    file: 'config-azure.yml',
    program: 'az',
    handle: ['execution', 'circleci-step-0abc'],
    answers: { runs: 'Running', done: 'Succeeded', failed: 'Failed' },
    log: 'containerapp job logs show',
    ends: 'containerapp job stop',
  },
];

for (const { file, program, handle, answers, log, ends } of clouds) {
  const left = { [handle[0]]: `${handle[1]}\n` };
  /** Answers in order, the last one for ever; a log of one line. */
  const stub = (...states: string[]): Stubs => ({
    [program]: `echo "$*" >> "$HOME/calls"
case "$*" in
*'${log}'*) echo "line of the log" ;;
*describe* | *'execution show'*)
  count=$(grep -c 'describe\\|execution show' "$HOME/calls")
  answers=(${states.map((state) => `'${state}'`).join(' ')})
  [ "$count" -le \${#answers[@]} ] || count=\${#answers[@]}
  echo "\${answers[count - 1]}" ;;
*) : ;;
esac`,
  });

  test(`${file} waits, prints the log, and is green only after success`, options, () => {
    const done = run(file, 'Wait for', stub(answers.runs, answers.runs, answers.done), left);
    assert.equal(done.status, 0, done.stderr);
    assert.match(done.stdout, /line of the log/);
    const failed = run(file, 'Wait for', stub(answers.runs, answers.failed), left);
    assert.equal(failed.status, 1);
    assert.match(failed.stdout, /line of the log/);
    assert.notEqual(failed.stderr, '');
    const never = run(file, 'Wait for', stub(answers.runs), left);
    assert.equal(never.status, 1);
    assert.notEqual(never.stderr, '');
  });

  test(`${file} fails where the cloud does not answer`, () => {
    assert.notEqual(run(file, 'Wait for', { [program]: 'exit 255' }, left).status, 0);
  });

  test(`${file} ends what it started, and nothing where nothing was started`, () => {
    const end = file === 'config-gcp.yml' ? 'Cancel' : 'Stop';
    const calls = { [program]: 'echo "$*"' };
    const ended = run(file, end, calls, left);
    assert.match(ended.stdout, new RegExp(`${ends}.*${handle[1]}`));
    assert.equal(ended.status, 0);
    assert.equal(run(file, end, calls).stdout, '');
    // What has ended already cannot be ended: no reason to turn the job red.
    assert.equal(run(file, end, { [program]: 'exit 254' }, left).status, 0);
  });
}

test('a task that ECS does not place, or whose image does not come, fails the job with the reason', () => {
  const start = (answer: string) => run('config.yml', 'Start', { aws: `printf '${answer}\\n'` });
  assert.equal(start('arn:aws:ecs:us-east-1:123456789012:task/circleci-step/0abc\\tNone').status, 0);
  const refused = start('None\\tRESOURCE:MEMORY');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /RESOURCE:MEMORY/);
  const aws = `case "$1" in ecs) printf 'STOPPED\\tNone\\tCannotPullContainerError: no such tag\\n' ;; *) exit 254 ;; esac`;
  const task = { task: 'arn:aws:ecs:us-east-1:123456789012:task/circleci-step/0abc\n' };
  const pull = run('config.yml', 'Wait for', { aws }, task);
  assert.equal(pull.status, 1);
  assert.match(pull.stderr, /CannotPullContainerError/);
  assert.match(pull.stdout, /No log/);
});

test('the broker is proven by a query, and a tunnel that never answers fails the job', () => {
  const script = stepOf('access-broker/config.yml', 'Prove');
  const proves = (psql: string) => runStep(script, { psql, timeout: 'shift; exec "$@"', sleep: 'exit 0' });
  assert.equal(proves('[ -e "$HOME/tried" ] || { touch "$HOME/tried"; exit 2; }').status, 0);
  const never = proves('exit 2');
  assert.equal(never.status, 1);
  assert.match(never.stderr, /No answer/);
});
