#!/usr/bin/env bash
# On a small VM with Ubuntu 24.04 that reaches the resource. It prints a link: sign in there as an admin.
set -euo pipefail

ring=/usr/share/keyrings/tailscale-archive-keyring.gpg
curl -fsSL https://pkgs.tailscale.com/stable/ubuntu/noble.noarmor.gpg | sudo tee "$ring" >/dev/null
echo "deb [signed-by=$ring] https://pkgs.tailscale.com/stable/ubuntu noble main" |
  sudo tee /etc/apt/sources.list.d/tailscale.list
sudo apt-get update
sudo apt-get install -y tailscale=YOUR_TAILSCALE_VERSION
echo 'net.ipv4.ip_forward = 1' | sudo tee /etc/sysctl.d/99-tailscale.conf
sudo sysctl -p /etc/sysctl.d/99-tailscale.conf
sudo tailscale up --advertise-routes=YOUR_HOST_IP/32 --advertise-tags=tag:ci-router
