#!/usr/bin/env bash
# Fails when CircleCI's list differs from the copy that your firewall uses. Run it daily.
set -euo pipefail
copy=$(sed -n '/^jobs:/,/^core:/s/^ *- //p' addresses.yaml | sort)
live=$(dig +short jobs.knownips.circleci.com A | sort)

if [ -z "$live" ]; then
  echo "No answer from DNS, nothing was compared" >&2
  exit 2
fi
diff <(echo "$copy") <(echo "$live") && echo "Unchanged"
