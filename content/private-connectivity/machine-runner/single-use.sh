#!/usr/bin/env bash
set -euo pipefail

# Only where something replaces the VM: it powers off whenever the runner stops.
# Run it before the first start.
sudo mkdir -p /etc/systemd/system/circleci-runner.service.d
sudo tee /etc/systemd/system/circleci-runner.service.d/single-use.conf > /dev/null <<'UNIT'
[Service]
Environment=CIRCLECI_RUNNER_MODE=single-task
Restart=no
# The plus sign gives root to this line only. The runner keeps its own user.
ExecStopPost=+/sbin/shutdown -h now
UNIT
sudo systemctl daemon-reload
