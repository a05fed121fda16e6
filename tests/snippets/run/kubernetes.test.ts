/** kubectl through a bastion, by a forward and by a SOCKS proxy, to an API server that only the bastion reaches. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SET_UP, filesWith, hosts, values as bastion } from './bastion.ts';
import { isolate, isolated, snippet, stepOf } from './sandbox.ts';

const options = isolated('sshd', 'ssh', 'ip', 'iptables', 'openssl', 'kubectl');

const values = { ...bastion, YOUR_HOST: 'api.test', YOUR_PORT: '443' };
const config = 'kubernetes-api/config.yml';
const files = {
  ...filesWith(values),
  '.circleci/kube-through.sh': snippet('kubernetes-api/kube-through.sh', values),
  'proxy.sh': stepOf(config, 'Open the proxy', values),
  'send.sh': stepOf(config, 'Send kubectl through it', values),
  'close-proxy.sh': stepOf(config, 'Close the proxy', values),
};

/** The API server has a certificate of an authority of its own, and answers whoever brings the token. */
const CLUSTER = `${SET_UP}
chmod +x .circleci/kube-through.sh
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=api.test \\
  -addext subjectAltName=DNS:api.test -keyout key.pem -out cert.pem 2> /dev/null
"$NODE" -e 'require("https").createServer({ key: fs.readFileSync("key.pem"), cert: fs.readFileSync("cert.pem") },
  (q, r) => { r.statusCode = q.headers.authorization === "Bearer token" ? 200 : 401; r.end(q.url === "/readyz" ? "ok" : "{}"); })
  .listen(443, "127.0.0.4")' &
until (: < /dev/tcp/127.0.0.4/443) 2> /dev/null; do :; done
# Only what the bastion's sshd does for the account gets through.
iptables -A OUTPUT -d 127.0.0.4 -p tcp --dport 443 -m owner ! --uid-owner ci -j REJECT --reject-with tcp-reset
cat > kubeconfig <<CONFIG
apiVersion: v1
kind: Config
current-context: ci
clusters: [{ name: ci, cluster: { server: "https://api.test", certificate-authority: cert.pem } }]
users: [{ name: ci, user: { token: token } }]
contexts: [{ name: ci, context: { cluster: ci, user: ci } }]
CONFIG
export KUBECONFIG=$PWD/kubeconfig
ask() { kubectl get --raw=/readyz 2>&1 || true; echo; }
`;
const run = (script: string) => isolate(CLUSTER + script, [...hosts, '127.0.0.4 api.test'], {}, files);

test('through the SOCKS proxy the real name and the real certificate hold', options, () => {
  const { status, stdout, stderr } = run(`echo "before: $(ask)"
step proxy.sh &
step send.sh > /dev/null 2>&1
echo "proxy: $(ask)"
step close-proxy.sh > /dev/null 2>&1
wait $! || true
echo "closed: $(ask)"`);
  assert.match(stdout, /^before: .*refused/m, stderr);
  assert.match(stdout, /^proxy: ok$/m, stderr);
  assert.match(stdout, /^closed: .*refused/m, stderr);
  assert.equal(status, 0);
});

test('a forward needs the name of the certificate, and is no proxy', options, () => {
  const forward = filesWith(values)['open.sh']!.replace(
    '127.0.0.1:443:api.test:443',
    '127.0.0.1:8443:api.test:443',
  );
  const { stdout, stderr } = isolate(
    `${CLUSTER}
step forward.sh &
until (: < /dev/tcp/127.0.0.1/8443) 2> /dev/null; do :; done
echo "as a proxy: $(HTTPS_PROXY=http://127.0.0.1:8443 ask)"
kubectl config set-cluster ci --server=https://127.0.0.1:8443 > /dev/null
echo "without the name: $(ask)"
kubectl config set-cluster ci --server=https://api.test > /dev/null
.circleci/kube-through.sh forward 8443 > /dev/null
echo "with the name: $(ask)"`,
    [...hosts, '127.0.0.4 api.test'],
    {},
    { ...files, 'forward.sh': forward },
  );
  assert.match(stdout, /^as a proxy: (?!ok)./m, stderr);
  assert.match(stdout, /^without the name: .*x509: .*127\.0\.0\.1/m, stderr);
  assert.match(stdout, /^with the name: ok$/m, stderr);
});
