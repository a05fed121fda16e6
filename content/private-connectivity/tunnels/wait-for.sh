#!/usr/bin/env bash
# .circleci/wait-for.sh SECONDS COMMAND...: repeats a command until it succeeds, and fails when the time is over.
set -euo pipefail
limit=$1
shift
until timeout 10 "$@"; do
  if [ "$SECONDS" -ge "$limit" ]; then
    echo "No success in $limit seconds: $*" >&2
    exit 1
  fi
  sleep 2
done
echo "Ready after $SECONDS seconds"
