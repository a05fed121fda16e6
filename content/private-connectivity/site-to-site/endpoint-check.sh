#!/usr/bin/env bash
# On the host that will run the tunnel endpoint, before onboarding: can it reach what the jobs need?
set -euo pipefail

check() {
  if nc -z -w 5 "$1" "$2"; then
    echo "ok       $1:$2"
  else
    echo "no route $1:$2" >&2
    return 1
  fi
}

check YOUR_HOST 443
check YOUR_GIT_HOST 22

# For the context variable GIT_HOST_KEYS. Compare it with the key files on the server first.
ssh-keyscan -t ed25519 YOUR_GIT_HOST 2>/dev/null | tee git-host-keys
