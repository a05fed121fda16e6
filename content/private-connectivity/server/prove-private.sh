#!/usr/bin/env bash
set -euo pipefail

# Run it twice: "prove-private.sh inside" in your network, "prove-private.sh outside" elsewhere.
where=${1:?Say inside or outside}

answers() {
  timeout 10 bash -c ': < /dev/tcp/YOUR_SERVER_HOST/443' 2> /dev/null
}

if [ "$where" = inside ]; then
  answers || { echo "No answer: check DNS and the load balancer" >&2; exit 1; }
elif answers; then
  echo "The load balancer answers from $where: it is public" >&2
  exit 1
fi
echo "As expected from $where"
