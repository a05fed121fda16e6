#!/usr/bin/env bash
# Usage: open-rule.sh GROUP PORT. Leaves RULE_ID in $BASH_ENV for the step that closes.
set -euo pipefail
group=$1 port=$2
ip=$(curl -fsS --max-time 10 https://checkip.amazonaws.com)
[[ $ip =~ ^[0-9]+(\.[0-9]+){3}$ ]] || { echo "Not an IPv4 address: $ip" >&2; exit 1; }

# A rule carries no creation time of its own; the sweeper reads this tag.
tags="[{Key=circleci-job,Value=$CIRCLE_WORKFLOW_JOB_ID},{Key=opened-at,Value=$(date +%s)}]"

if rule=$(aws ec2 authorize-security-group-ingress --group-id "$group" \
  --protocol tcp --port "$port" --cidr "$ip/32" \
  --tag-specifications "ResourceType=security-group-rule,Tags=$tags" \
  --query 'SecurityGroupRules[0].SecurityGroupRuleId' --output text 2> /tmp/open-rule.err); then
  echo "export RULE_ID=$rule" >> "$BASH_ENV"
  echo "Port $port is open for $ip/32: $rule"
elif grep -q InvalidPermission.Duplicate /tmp/open-rule.err; then
  # The other job owns the rule. Leave RULE_ID empty, so that this job never closes it.
  echo "A rule for $ip/32 is open already; the job that opened it may close it first" >&2
else
  cat /tmp/open-rule.err >&2
  exit 1
fi
