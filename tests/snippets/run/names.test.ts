/** Names and proxies for real: what programs print for each answer of a resolver, and the page's scripts that wait. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolate, isolated, runStep, snippet } from './sandbox.ts';

const options = isolated('python3', 'curl', 'nc', 'ssh');

/** A resolver that answers by the name's first label: no such name, failure, nothing of that kind, or silence. */
const RESOLVER = `const CODES = { missing: 3, failing: 2, empty: 0 };
const server = require("dgram").createSocket("udp4");
server.on("message", (question, from) => {
  const code = CODES[question.toString("latin1", 13, 13 + question[12])];
  if (code === undefined) return;
  const answer = Buffer.from(question);
  answer[2] |= 0x80; answer[3] = 0x80 | code; answer[11] = 0;
  server.send(answer.subarray(0, question.indexOf(0, 12) + 5), from.port, from.address);
}).bind(53, "127.0.0.9", () => console.log("ready"));`;

test('programs tell "no such name" from "no answer", and curl does not', options, () => {
  const ask = `import socket, sys
for name in ("missing", "failing", "silent", "empty"):
  try: socket.getaddrinfo(name + ".test", 80, socket.AF_INET)
  except socket.gaierror as error: print(name, error.strerror)`;
  const node =
    'for (const n of ["missing", "failing"]) require("dns").lookup(n + ".test", { family: 4 }, (e) => console.log(n, e.code))';
  const { stdout, stderr } = isolate(
    `printf 'nameserver 127.0.0.9\\noptions timeout:1 attempts:1\\n' > /etc/resolv.conf
echo 'hosts: files dns' > /etc/nsswitch.conf
"$NODE" resolver.cjs > ready &
until grep -q ready ready; do :; done
python3 ask.py
"$NODE" -e '${node}' | sort
for name in missing failing; do curl -sS "http://$name.test/" 2>&1 | grep -o 'Could not resolve host: .*' || true; done`,
    [],
    {},
    { 'resolver.cjs': RESOLVER, 'ask.py': ask },
  );
  assert.deepEqual(
    stdout.trim().split('\n'),
    [
      'missing Name or service not known',
      'failing Temporary failure in name resolution',
      'silent Temporary failure in name resolution',
      'empty No address associated with hostname',
      'failing EAI_AGAIN',
      'missing ENOTFOUND',
      'Could not resolve host: missing.test',
      'Could not resolve host: failing.test',
    ],
    stderr,
  );
});

test('the wait ends when the name comes, and fails when it never does', options, () => {
  const wait = snippet('dns/wait-for-name.sh', { YOUR_HOST: 'late.test' });
  const late = isolate(
    `bash wait.sh`,
    [],
    { sleep: 'echo "127.0.0.3 late.test" >> /etc/hosts' },
    { 'wait.sh': wait },
  );
  assert.match(late.stdout, /^127\.0\.0\.3\s+late\.test/, late.stderr);
  const never = runStep(wait, { getent: 'exit 2', sleep: 'exit 0' });
  assert.equal(never.status, 1);
  assert.match(never.stderr, /late\.test does not resolve/);
});

test('the zone goes to its resolver as a route for questions only', () => {
  const script = snippet('dns/split-dns.sh', {
    YOUR_RESOLVER_IP: '10.20.0.2',
    YOUR_DOMAIN: 'corp.test',
    YOUR_HOST: 'db.corp.test',
  });
  const { stdout } = runStep(`set -- wg0\n${script}`, { resolvectl: 'echo "$@"' });
  assert.equal(stdout, 'dns wg0 10.20.0.2\ndomain wg0 ~corp.test\nflush-caches\nquery db.corp.test\n');
});

test('SSH to GitHub goes to port 443 through the proxy, with the key of github.com', options, () => {
  const proxy = `require("http").createServer().on("connect", ({ url }, socket) => { console.log(url); socket.end("HTTP/1.1 403 Forbidden\\r\\n\\r\\n"); })
  .listen(3128, "127.0.0.6", () => console.log("ready"));`;
  const { stdout, stderr } = isolate(
    `bash git-443.sh
"$NODE" proxy.cjs > asked &
until grep -q ready asked; do :; done
ssh -G github.com | grep -E '^(hostname|port|hostkeyalias) '
ssh -o BatchMode=yes -o ConnectTimeout=5 git@github.com 2> /dev/null || true
cat asked`,
    ['127.0.0.6 proxy.test'],
    {},
    {
      'git-443.sh': snippet('behind-a-proxy/git-443.sh', { YOUR_PROXY_HOST: 'proxy.test' }),
      'proxy.cjs': proxy,
    },
  );
  assert.deepEqual(
    stdout.trim().split('\n').sort(),
    ['hostkeyalias github.com', 'hostname ssh.github.com', 'port 443', 'ready', 'ssh.github.com:443'],
    stderr,
  );
});

test('the runner’s service gets the proxy as its own environment, and is started anew', options, () => {
  const script = snippet('behind-a-proxy/machine-runner.sh', {
    YOUR_PROXY_HOST: 'proxy.test',
    YOUR_DOMAIN: 'corp.test',
  });
  const { stdout, stderr } = isolate(
    'bash proxy.sh\ngrep -c ^Environment= /etc/systemd/system/circleci-runner.service.d/proxy.conf\ngrep -o "HTTPS_PROXY=[^\\"]*" /etc/systemd/system/circleci-runner.service.d/proxy.conf',
    [],
    { systemctl: 'echo "$@"' },
    { 'proxy.sh': script },
  );
  assert.equal(
    stdout,
    'daemon-reload\nrestart circleci-runner\n3\nHTTPS_PROXY=http://proxy.test:3128\n',
    stderr,
  );
});
