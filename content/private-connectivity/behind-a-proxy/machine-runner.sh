#!/usr/bin/env bash
set -euo pipefail
mkdir -p /etc/systemd/system/circleci-runner.service.d
cat > /etc/systemd/system/circleci-runner.service.d/proxy.conf <<'UNIT'
[Service]
Environment="HTTPS_PROXY=http://YOUR_PROXY_HOST:3128"
Environment="HTTP_PROXY=http://YOUR_PROXY_HOST:3128"
Environment="NO_PROXY=localhost,127.0.0.1,169.254.169.254,YOUR_DOMAIN"
UNIT
systemctl daemon-reload
systemctl restart circleci-runner
