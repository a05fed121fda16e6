#!/usr/bin/env bash
# .circleci/keep-tunnel.sh PROBE COMMAND...: runs a tunnel until the job stops it, and starts it again when it breaks.
# PROBE is one command line that succeeds when the far end answers. Asking also keeps an idle tunnel busy.
set -euo pipefail
probe=$1
shift
tunnel=

stop() { [ -z "$tunnel" ] || kill -- "-$tunnel" 2> /dev/null || true; }
trap 'stop; exit 0' TERM INT
echo $$ > /tmp/tunnel.pid

while true; do
  # A session of its own: some clients leave the tunnel to a child, which has to end with them.
  setsid "$@" < /dev/null &
  tunnel=$!
  misses=0
  while [ "$misses" -lt 3 ]; do
    sleep 30 &
    wait -n "$tunnel" $! || true
    kill -0 "$tunnel" 2> /dev/null || break
    # A tunnel can be dead while its process lives.
    if timeout 10 bash -c "$probe" > /dev/null 2>&1; then misses=0; else misses=$((misses + 1)); fi
  done
  stop
  echo "The tunnel broke; starting it again" >&2
  sleep 2
done
