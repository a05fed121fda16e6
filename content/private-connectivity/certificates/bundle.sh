#!/usr/bin/env bash
set -euo pipefail
# The public authorities and yours in one file: a program that reads it needs no other.
cat /etc/ssl/certs/ca-certificates.crt company-ca.pem > bundle.pem
kubectl create configmap company-ca --from-file=bundle.pem --namespace circleci
