#!/usr/bin/env bash
set -euo pipefail

kubectl create namespace machine-runner-orchestrator

read -rsp 'Resource class token: ' token
echo
printf 'resourceClasses:\n  "%s":\n    token: "%s"\n' \
  YOUR_NAMESPACE/YOUR_RESOURCE_CLASS "$token" |
  kubectl -n machine-runner-orchestrator create secret generic runner-tokens \
    --from-file=secrets.yaml=/dev/stdin

helm repo add circleci_machine-runner-orchestrator \
  https://packagecloud.io/circleci/machine-runner-orchestrator/helm
helm repo update
helm install machine-runner-orchestrator \
  circleci_machine-runner-orchestrator/machine-runner-orchestrator \
  --namespace machine-runner-orchestrator --version 1.0.0 --values orchestrator-values.yaml

kubectl -n machine-runner-orchestrator wait deployment --all --for=condition=Available --timeout=180s
kubectl -n machine-runner-orchestrator get virtualmachinepool
