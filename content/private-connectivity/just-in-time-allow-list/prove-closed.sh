#!/usr/bin/env bash
# Run on Linux while no job runs. The port has to stay silent and the group has to be empty.
set -euo pipefail
if timeout 5 bash -c '</dev/tcp/YOUR_PUBLIC_HOST/YOUR_PORT'; then
  echo "The port answers" >&2
  exit 1
fi
rules=$(aws ec2 describe-security-group-rules --filters Name=group-id,Values=YOUR_SECURITY_GROUP_ID \
  --query "SecurityGroupRules[?IsEgress==\`false\`].SecurityGroupRuleId" --output text)
if [ -n "$rules" ]; then
  echo "Still open: $rules" >&2
  exit 1
fi
echo "Closed"
