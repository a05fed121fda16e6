#!/usr/bin/env bash
set -euo pipefail
# company-ca.pem: the root certificate, one certificate in PEM, taken from its owner and not from the connection.
openssl x509 -in company-ca.pem -noout -subject -enddate
if command -v update-ca-certificates > /dev/null; then
  # Debian, Ubuntu, Alpine. The name must end in .crt.
  install -m 644 company-ca.pem /usr/local/share/ca-certificates/company-ca.crt
  update-ca-certificates
else
  # Red Hat, Fedora, Amazon Linux
  install -m 644 company-ca.pem /etc/pki/ca-trust/source/anchors/company-ca.pem
  update-ca-trust extract
fi
# A running program keeps the store it has read.
for service in circleci-runner docker; do
  if systemctl is-active --quiet "$service"; then systemctl restart "$service"; fi
done
