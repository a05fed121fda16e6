#!/usr/bin/env bash
set -euo pipefail
# Prints who signed the certificate that arrives here, through the proxy where one is set.
host=YOUR_HOST
proxy=${HTTPS_PROXY:-${https_proxy:-}}
proxy=${proxy#*://}
arguments=(-connect "$host:443" -servername "$host" -showcerts)
if [ -n "$proxy" ]; then arguments+=(-proxy "${proxy%/}"); fi
openssl s_client "${arguments[@]}" < /dev/null 2> /dev/null | openssl x509 -noout -subject -issuer -enddate
