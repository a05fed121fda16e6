/**
 * A private authority and a proxy that signs again, for real: each client refuses before the page's remedy and accepts
 * after it. The test's public authority is trusted from the start, as the public ones are.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { has, isolate, isolated, snippet, stepOf } from './sandbox.ts';

const options = isolated('openssl', 'update-ca-certificates');
const python = (words: string): boolean =>
  spawnSync('python3', ['-c', words], { env: { PATH: '/usr/bin:/bin' } }).status === 0;

/** How each client asks for the address `$1`, and what it is called where the machine lacks it. */
const clients: Record<string, [command: string, isHere: boolean, needs?: string]> = {
  curl: ['curl -fsS -o /dev/null "$1"', has('curl')],
  wget: ['wget -q -O /dev/null "$1"', has('wget')],
  git: ['git ls-remote "$1/repository.git"', has('git')],
  node: ['NODE_USE_ENV_PROXY=1 "$NODE" -e "fetch(process.argv[1]).catch(() => process.exit(1))" "$1"', true],
  python: ['python3 -c "import sys, urllib.request as r; r.urlopen(sys.argv[1])" "$1"', python('')],
  requests: [
    'python3 -c "import sys, requests; requests.get(sys.argv[1])" "$1"',
    python('import requests'),
    'python3-requests',
  ],
  java: ['java $VIA Fetch "$1"', has('javac', 'keytool'), 'JDK'],
};
const here = Object.keys(clients).filter((name) => clients[name]![1]);
for (const [name, [, isHere, needs = name]] of Object.entries(clients))
  if (!isHere) test(`${name} trusts the company`, { skip: `no ${needs}` });

const files = {
  'network.mjs': readFileSync(new URL('inspecting-proxy.mjs', import.meta.url), 'utf8'),
  'Fetch.java': `public class Fetch { public static void main(String[] to) throws Exception {
    new java.net.URL(to[0]).openStream().close(); } }`,
  'trust-job.sh': stepOf('certificates/config.yml', 'Trust the company'),
  'trust-host.sh': snippet('certificates/trust-host.sh'),
  'trust-java.sh': snippet('certificates/trust-java.sh'),
  'who-signs.sh': snippet('certificates/who-signs.sh', { YOUR_HOST: 'public.test' }),
};
const hosts = ['127.0.0.5 private.test', '127.0.0.7 public.test', '127.0.0.6 proxy.test'];

/**
 * Two authorities, three certificates, the servers, and `try`: which clients accept which of the two ways. The machine
 * forgets the real authorities: each update of its store would take seconds to read them anew.
 */
const NETWORK = `mount -t tmpfs tmpfs /usr/local/share/ca-certificates
authority() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$2" -keyout "$1.key" -out "$1.pem" 2> /dev/null; }
certificate() { openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" -keyout "$1.key" 2> /dev/null |
  openssl x509 -req -days 2 -CA "$3.pem" -CAkey "$3.key" -CAcreateserial -extfile <(echo "subjectAltName=DNS:$2") -out "$1.pem" 2> /dev/null; }
authority company-ca "Company Root" && authority public-ca "Public Root"
certificate private.test private.test company-ca
certificate inspected public.test company-ca
certificate public.test public.test public-ca
find /etc/ssl/certs -type l -delete && : > /etc/ca-certificates.conf
cp public-ca.pem /usr/local/share/ca-certificates/public-ca.crt && update-ca-certificates > /dev/null 2>&1
if command -v javac > /dev/null; then javac -nowarn Fetch.java 2> /dev/null; fi
"$NODE" network.mjs > ready &
until grep -q ready ready; do :; done
export BASH_ENV=$HOME/env GIT_TERMINAL_PROMPT=0; touch "$BASH_ENV"
try() {
  for name in "$@"; do
    printf '%s' "$name"
    bash "$name.sh" https://private.test > /dev/null 2>> clients.log && printf ' private'
    HTTPS_PROXY=http://proxy.test:3128 https_proxy=http://proxy.test:3128 VIA="-Dhttps.proxyHost=proxy.test -Dhttps.proxyPort=3128" \\
      bash "$name.sh" https://public.test > /dev/null 2>> clients.log && printf ' inspected'
    bash "$name.sh" https://public.test > /dev/null 2>> clients.log && printf ' direct'
    echo
  done
}
`;
const commands = Object.fromEntries(Object.entries(clients).map(([name, [text]]) => [`${name}.sh`, text]));
const say = (names: string[], what: string) => names.map((name) => `${name}${what}\n`).join('');
/** Node's own list holds the real public authorities, and not the one of this test. */
const before = (names: string[]) =>
  names.map((name) => `${name}${name === 'node' ? '' : ' direct'}\n`).join('');

const inside = (script: string) => isolate(NETWORK + script, hosts, {}, { ...files, ...commands });

test(
  'after the step of a job every client accepts the private service and the inspecting proxy',
  options,
  () => {
    const { stdout, stderr } = inside(`try ${here.join(' ')}
COMPANY_CA=$(base64 -w 0 company-ca.pem) bash -eo pipefail trust-job.sh > /dev/null 2>&1
try ${here.join(' ')}`);
    assert.equal(stdout, before(here) + say(here, ' private inspected direct'), stderr);
  },
);

test('after the script for the host, what reads the system’s store accepts', options, () => {
  const readers = here.filter((name) => ['curl', 'wget', 'git', 'python'].includes(name));
  const { stdout, stderr } = inside(`bash trust-host.sh > /dev/null 2>&1\ntry ${readers.join(' ')}`);
  assert.equal(stdout, say(readers, ' private inspected direct'), stderr);
});

test(
  'a JVM accepts with a store of its own, without root',
  { skip: options.skip || (!here.includes('java') && 'no JDK') },
  () => {
    const { stdout, stderr } = inside('try java\nbash trust-java.sh > /dev/null 2>&1\ntry java');
    assert.equal(stdout, `${before(['java'])}java private inspected direct\n`, stderr);
  },
);

test('the check names who signs, with the proxy and without', options, () => {
  const { stdout } = inside(`bash who-signs.sh
HTTPS_PROXY=http://proxy.test:3128/ bash who-signs.sh`);
  assert.deepEqual(
    [...stdout.matchAll(/issuer=CN ?= ?(.*)/g)].map(([, name]) => name),
    ['Public Root', 'Company Root'],
  );
});
