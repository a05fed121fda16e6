#!/usr/bin/env bash
# .circleci/kube-through.sh forward PORT, or proxy URL: sends the kubeconfig's current cluster through a tunnel.
# Run it after the cloud's own command has written the kubeconfig, and after the tunnel is up.
set -euo pipefail
cluster=$(kubectl config view --minify --output 'jsonpath={.clusters[0].name}')
server=$(kubectl config view --minify --output 'jsonpath={.clusters[0].cluster.server}')
host=${server#https://}
case $1 in
  # A forward has one far end and another address. The certificate is still the cluster's, so its name is said apart.
  forward) kubectl config set-cluster "$cluster" --server="https://127.0.0.1:$2" --tls-server-name="${host%%[:/]*}" ;;
  # A proxy is told the real address, so nothing else changes.
  proxy) kubectl config set "clusters.$cluster.proxy-url" "$2" ;;
  *) exit 2 ;;
esac
kubectl get --raw=/readyz
