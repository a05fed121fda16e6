#!/usr/bin/env bash
# Run every ten minutes from a scheduler outside CircleCI. Removes every rule of the group that is
# old, has no time, or is wider than one address. MAX_AGE: longer than your longest job, in seconds.
set -euo pipefail
group=YOUR_SECURITY_GROUP_ID
oldest=$(($(date +%s) - ${MAX_AGE:-3600}))

aws ec2 describe-security-group-rules --filters "Name=group-id,Values=$group" --output text \
  --query "SecurityGroupRules[?IsEgress==\`false\`].[SecurityGroupRuleId, CidrIpv4, Tags[?Key=='opened-at'] | [0].Value]" |
  while read -r rule cidr opened; do
    if [[ $cidr == */32 && $opened =~ ^[0-9]+$ ]] && ((opened >= oldest)); then continue; fi
    echo "Removing $rule: $cidr, opened at $opened"
    aws ec2 revoke-security-group-ingress --group-id "$group" --security-group-rule-ids "$rule"
  done
