#!/usr/bin/env bash
set -euo pipefail

aws iam create-open-id-connect-provider \
  --url https://oidc.circleci.com/org/YOUR_ORG_ID --client-id-list YOUR_ORG_ID
aws iam create-role --role-name circleci-tunnel --max-session-duration 3600 \
  --assume-role-policy-document file://aws-trust-policy.json
aws iam put-role-policy --role-name circleci-tunnel --policy-name tunnel \
  --policy-document file://aws-session-policy.json

# The session document takes any host, so the node's own way out is the fence.
node=YOUR_SECURITY_GROUP_ID
aws ec2 authorize-security-group-egress --group-id "$node" --ip-permissions \
  '[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"IpRanges":[{"CidrIp":"0.0.0.0/0"}]},
    {"IpProtocol":"tcp","FromPort":YOUR_PORT,"ToPort":YOUR_PORT,
     "UserIdGroupPairs":[{"GroupId":"YOUR_RESOURCE_SECURITY_GROUP_ID"}]}]'
aws ec2 revoke-security-group-egress --group-id "$node" --ip-permissions \
  '[{"IpProtocol":"-1","IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]'
