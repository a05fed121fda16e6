#!/usr/bin/env bash
# On a small Linux VM that reaches the resource. It prints a link: sign in there as an admin.
set -euo pipefail

curl -fsSL https://tailscale.com/install.sh | sh
echo 'net.ipv4.ip_forward = 1' | sudo tee /etc/sysctl.d/99-tailscale.conf
sudo sysctl -p /etc/sysctl.d/99-tailscale.conf
sudo tailscale up --advertise-routes=YOUR_HOST_IP/32 --advertise-tags=tag:ci-router
