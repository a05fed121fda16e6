#!/usr/bin/env bash
# Run on a host that reaches YOUR_HOST, after the Access application exists:
# until then the name would be open to everyone.
set -euo pipefail

sudo install -D -m 600 "$HOME/.cloudflared/YOUR_TUNNEL_ID.json" \
  /etc/cloudflared/YOUR_TUNNEL_ID.json
sudo install -m 644 cloudflared.yaml /etc/cloudflared/config.yml
cloudflared tunnel --config /etc/cloudflared/config.yml ingress validate
cloudflared tunnel route dns YOUR_TUNNEL_ID YOUR_PUBLIC_HOST
sudo cloudflared --config /etc/cloudflared/config.yml service install

# cert.pem may create names and tunnels in your zone; the service does not need it.
rm "$HOME/.cloudflared/cert.pem" "$HOME/.cloudflared/YOUR_TUNNEL_ID.json"
