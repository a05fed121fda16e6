#!/usr/bin/env bash
set -euo pipefail
umask 077

# Both variables come from a context: base64 -w0 FILE on your laptop.
base64 -d <<< "$CLIENT_CERT_BASE64" > client.pem
base64 -d <<< "$CLIENT_KEY_BASE64" > client.key

# The pair belongs together, and is still valid for an hour.
test "$(openssl x509 -in client.pem -noout -pubkey)" = "$(openssl pkey -in client.key -pubout)"
openssl x509 -in client.pem -noout -subject -checkend 3600
