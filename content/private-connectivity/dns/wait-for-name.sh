#!/usr/bin/env bash
set -euo pipefail
# Asks as programs do, through /etc/hosts and the system's resolver; dig would go around both.
for _ in $(seq 30); do
  if getent hosts YOUR_HOST; then exit 0; fi
  sleep 2
done
echo "YOUR_HOST does not resolve after a minute" >&2
exit 1
