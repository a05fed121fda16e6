#!/usr/bin/env bash
# Usage: prove.sh .circleci/bastion_known_hosts, where the firewall lets you in, beside the private
# key. The key has to be refused everything but its one target.
set -euo pipefail
known=${1:?pass the path of bastion_known_hosts}
login() {
  timeout 15 ssh -i ./circleci-bastion -o IdentitiesOnly=yes -o BatchMode=yes \
    -o StrictHostKeyChecking=yes -o UserKnownHostsFile="$known" \
    -o ExitOnForwardFailure=yes "$@" ci@YOUR_BASTION_HOST
}
expect() {
  local want=$1 what=$2 code=0
  shift 2
  "$@" || code=$?
  if [ "$code" -ne "$want" ]; then
    echo "$what: exit code $code instead of $want" >&2
    exit 1
  fi
}
run_command() { login -T < /dev/null; }

expect 1 "a command" run_command # nologin refuses; 255 would mean that the login failed
expect 255 "another target" login -W localhost:22
expect 255 "a listener on the bastion" login -N -R 2222:localhost:22
echo "The key opens its one target and nothing else"
