#!/usr/bin/env bash
set -euo pipefail
# The private zone to its own resolver, through the tunnel; every other name stays where it was.
interface=${1:-tun0}
resolvectl dns "$interface" YOUR_RESOLVER_IP
resolvectl domain "$interface" "~YOUR_DOMAIN"
resolvectl flush-caches
resolvectl query YOUR_HOST
