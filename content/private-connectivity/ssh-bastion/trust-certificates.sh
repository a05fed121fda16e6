#!/usr/bin/env bash
# Usage: sudo bash trust-certificates.sh ca.pub, after setup-bastion.sh. From here on only certificates log in as ci.
set -euo pipefail
install -m 644 "${1:?pass the public key of the authority}" /etc/ssh/ci_ca.pub

# It continues the account's Match block, so all of its limits hold for certificates too.
cat >> /etc/ssh/sshd_config.d/10-ci.conf <<'SSHD'
  TrustedUserCAKeys /etc/ssh/ci_ca.pub
SSHD
: > /etc/ssh/ci_authorized_keys

sshd -t
systemctl reload ssh # Debian and Ubuntu; elsewhere the unit is called sshd
