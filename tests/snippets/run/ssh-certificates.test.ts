/** SSH certificates on the page's own bastion: a signing key stands in for Vault, Debian's sshd decides. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SET_UP, files as bastion, hosts, values } from './bastion.ts';
import { PG_ISREADY, isolate, isolated, snippet } from './sandbox.ts';

const options = isolated('sshd', 'ssh', 'ssh-keygen', 'ip');

const files = {
  ...bastion,
  'trust.sh': snippet('ssh-bastion/trust-certificates.sh', values),
  'certificate.sh': snippet('ssh-bastion/certificate.sh', values).replaceAll('/tmp/', '$HOME/'),
};
const stubs = {
  pg_isready: PG_ISREADY,
  circleci: 'echo a-token',
  // Vault: takes the token of the job, and signs with the limits of the role; VALID and NAME stand for another role.
  vault: `case "$*" in
  *login*) [ "$(cat "$HOME/jwt")" = a-token ] && echo a-login ;;
  *sign*) [ "$VAULT_TOKEN" = a-login ] || exit 1
    cp "$HOME/.ssh/id_ed25519.pub" signed.pub
    ssh-keygen -q -s ca -I job-1 -n "\${NAME:-ci}" -V "\${VALID:-+10m}" -O clear -O permit-port-forwarding signed.pub
    cat signed-cert.pub ;;
esac`,
};
const TRUST = `${SET_UP}
ssh-keygen -q -t ed25519 -N '' -f ca
bash trust.sh ca.pub
restart
fresh() { rm -f .ssh/id_ed25519*; bash certificate.sh; }
tries() { timeout 15 bash -eo pipefail open.sh 2>&1 | grep -o 'Permission denied' || true; }
`;
const run = (script: string) => isolate(TRUST + script, hosts, stubs, files);

test('a certificate opens the tunnel, and the stored key no longer does', options, () => {
  const { status, stdout, stderr } = run(`echo "key: $(tries)"
fresh
step open.sh &
step wait.sh && echo answered
step close.sh
wait $! || true`);
  assert.equal(stdout, 'key: Permission denied\nanswered\n', stderr);
  assert.equal(status, 0);
});

test('a certificate opens its one target and nothing else', options, () => {
  const { status, stdout, stderr } = run(`fresh
for end in '' .pub -cert.pub; do cp .ssh/id_ed25519$end circleci-bastion$end; done
bash prove.sh .circleci/bastion_known_hosts`);
  assert.match(stdout, /opens its one target and nothing else/, stderr);
  assert.equal(status, 0);
});

test('an old certificate is refused, and one for another account', options, () => {
  const { stdout, stderr } = run(`export VALID=-20m:-10m; fresh; echo "old: $(tries)"
export VALID=+10m NAME=root; fresh; echo "other: $(tries)"`);
  assert.equal(stdout, 'old: Permission denied\nother: Permission denied\n', stderr);
});
