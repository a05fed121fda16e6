#!/usr/bin/env bash
set -euo pipefail

# The quotes matter: zsh takes a bare question mark for a wildcard.
curl -sSf "https://packagecloud.io/install/repositories/circleci/runner/script.deb.sh?any=true" | sudo bash
sudo apt-get install -y circleci-runner

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
