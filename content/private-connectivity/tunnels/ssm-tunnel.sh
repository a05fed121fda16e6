#!/usr/bin/env bash
# .circleci/ssm-tunnel.sh: logs in anew each time, because the job's token and the keys made from it last an hour.
set -euo pipefail
umask 077
circleci run oidc get > /tmp/token
unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_PROFILE
export AWS_WEB_IDENTITY_TOKEN_FILE=/tmp/token
export AWS_ROLE_ARN=arn:aws:iam::YOUR_AWS_ACCOUNT_ID:role/circleci-tunnel
exec aws ssm start-session --region YOUR_AWS_REGION --target YOUR_INSTANCE_ID \
  --document-name AWS-StartPortForwardingSessionToRemoteHost \
  --parameters '{"host":["YOUR_HOST"],"portNumber":["YOUR_PORT"],"localPortNumber":["YOUR_PORT"]}'
