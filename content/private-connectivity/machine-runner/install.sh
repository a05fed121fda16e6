#!/usr/bin/env bash
set -euo pipefail

# The package repository, added by hand instead of by a script from the network that runs as root.
ring=/usr/share/keyrings/circleci-runner.gpg
curl -fsSL https://packagecloud.io/circleci/runner/gpgkey | sudo gpg --dearmor -o "$ring"
echo "deb [signed-by=$ring] https://packagecloud.io/circleci/runner/any/ any main" |
  sudo tee /etc/apt/sources.list.d/circleci-runner.list
sudo apt-get update
sudo apt-get install -y circleci-runner=YOUR_RUNNER_VERSION

# Asked for, not typed into a command, so that it stays out of the shell history.
read -rsp 'Resource class token: ' token
echo

# tee keeps the owner and the mode that the package gave the file.
sudo tee /etc/circleci-runner/circleci-runner-config.yaml > /dev/null <<CONFIG
api:
  auth_token: $token
runner:
  name: $(hostname)
  working_directory: /var/lib/circleci-runner/workdir
  cleanup_working_directory: true
CONFIG
