#!/usr/bin/env bash
set -euo pipefail
# CircleCI cannot decrypt keys, so the passphrase stays empty.
ssh-keygen -t ed25519 -N '' -C circleci-bastion -f ./circleci-bastion
ssh-keygen -l -f ./circleci-bastion.pub   # the SHA256 fingerprint
