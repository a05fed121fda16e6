#!/usr/bin/env bash
# Usage: sudo bash setup-bastion.sh "$(cat circleci-bastion.pub)"
set -euo pipefail
key=${1:?pass the public key as the first argument}

id ci > /dev/null 2>&1 || useradd --system --shell /usr/sbin/nologin ci
usermod --password '*' ci   # no password fits, yet the account is not locked

# Owned by root, so that nothing that runs as ci can loosen it.
printf 'restrict,port-forwarding,permitopen="YOUR_HOST:YOUR_PORT",command="/usr/sbin/nologin" %s\n' \
  "$key" > /etc/ssh/ci_authorized_keys

# The same limits once more, for every key of this account. `local` is what stops ssh -R.
cat > /etc/ssh/sshd_config.d/10-ci.conf <<'SSHD'
Match User ci
  AuthorizedKeysFile /etc/ssh/ci_authorized_keys
  AuthenticationMethods publickey
  AllowTcpForwarding local
  PermitOpen YOUR_HOST:YOUR_PORT
  ForceCommand /usr/sbin/nologin
SSHD

sshd -t
systemctl reload ssh # Debian and Ubuntu; elsewhere the unit is called sshd

echo "Commit this as .circleci/bastion_known_hosts:"
printf 'YOUR_BASTION_HOST %s\n' "$(cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub)"
