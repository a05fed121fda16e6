#!/usr/bin/env bash
set -euo pipefail

kubectl create namespace circleci

# Asked for, not typed into a command, so that it stays out of the shell history.
read -rsp 'Resource class token: ' token
echo

# The key is the class name with a dot in place of the slash.
printf '%s' "$token" | kubectl -n circleci create secret generic runner-tokens \
  --from-file=YOUR_NAMESPACE.YOUR_RESOURCE_CLASS=/dev/stdin

helm repo add container-agent https://packagecloud.io/circleci/container-agent/helm
helm repo update
helm install container-agent container-agent/container-agent -n circleci -f values.yaml \
  --version 101.1.7

kubectl -n circleci wait deployment --all --for=condition=Available --timeout=180s
