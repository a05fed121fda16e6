#!/usr/bin/env bash
# Instead of the openvpn command of "Join the VPN": everything goes through the tunnel, except the job's own links.
set -euo pipefail

keep=()
outside() { keep+=(--route "$1" "${2:-255.255.255.255}" net_gateway); }

# Link-local addresses, where the cloud under the VM has its services.
outside 169.254.0.0 255.255.0.0
# Whoever is connected to the job's SSH server now; CircleCI steers the VM from there.
for peer in $(ss -Hnt state established '( sport = :ssh )' | awk '{ print $4 }' |
  grep -Eo '([0-9]+\.){3}[0-9]+' | sort -u); do
  outside "$peer"
done
# CircleCI's API for running jobs, and the name servers that the VM uses today.
for address in $(getent ahostsv4 runner.circleci.com | awk '{ print $1 }' | sort -u); do
  outside "$address"
done
servers=$(awk '$1 == "nameserver" && $2 !~ /^127\.|:/ { print $2 }' \
  /etc/resolv.conf /run/systemd/resolve/resolv.conf 2> /dev/null || true)
for server in $servers; do
  outside "$server"
done

sudo openvpn --config /etc/openvpn/ci.ovpn --auth-user-pass /etc/openvpn/ci.login \
  "${keep[@]}" --daemon --log /var/log/ci-vpn.log
