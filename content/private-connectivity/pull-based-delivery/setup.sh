#!/usr/bin/env bash
set -euo pipefail

aws iam create-open-id-connect-provider \
  --url https://oidc.circleci.com/org/YOUR_ORG_ID --client-id-list YOUR_ORG_ID
aws iam create-role --role-name circleci-publish --max-session-duration 3600 \
  --assume-role-policy-document file://trust-policy.json
aws iam put-role-policy --role-name circleci-publish --policy-name push \
  --policy-document file://push-policy.json

for name in YOUR_IMAGE_REPOSITORY YOUR_MANIFEST_REPOSITORY; do
  aws ecr create-repository --region YOUR_AWS_REGION --repository-name "$name"
done
