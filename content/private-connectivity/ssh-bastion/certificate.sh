#!/usr/bin/env bash
# .circleci/certificate.sh: in place of add_ssh_keys. A key of this job alone, signed for ten minutes.
set -euo pipefail
umask 077
mkdir -p ~/.ssh
ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519
# In files, because arguments show in the process list.
printf '%s' "$(circleci run oidc get)" > /tmp/jwt
export VAULT_ADDR=YOUR_VAULT_URL
VAULT_TOKEN=$(vault write -field=token auth/circleci/login role=bastion jwt=@/tmp/jwt)
export VAULT_TOKEN
vault write -field=signed_key ssh-ci/sign/bastion public_key=@"$HOME/.ssh/id_ed25519.pub" \
  > ~/.ssh/id_ed25519-cert.pub
