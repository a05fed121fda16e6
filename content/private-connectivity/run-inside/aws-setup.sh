#!/usr/bin/env bash
set -euo pipefail

aws logs create-log-group --log-group-name /circleci/step
aws logs put-retention-policy --log-group-name /circleci/step --retention-in-days 14
aws ecs create-cluster --cluster-name circleci-step

# Pulls the image, fetches the one secret, and writes the log. The step itself gets no AWS role.
aws iam create-role --role-name circleci-step-start --assume-role-policy-document '{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole",
    "Principal": { "Service": "ecs-tasks.amazonaws.com" } }]
}'
aws iam attach-role-policy --role-name circleci-step-start \
  --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy
aws iam put-role-policy --role-name circleci-step-start --policy-name secret --policy-document '{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
    "Resource": "YOUR_SECRET_ARN" }]
}'
aws ecs register-task-definition --cli-input-json file://aws-task-definition.json \
  --query taskDefinition.revision

aws iam create-open-id-connect-provider \
  --url https://oidc.circleci.com/org/YOUR_ORG_ID --client-id-list YOUR_ORG_ID
aws iam create-role --role-name circleci-step --max-session-duration 3600 \
  --assume-role-policy-document file://aws-trust-policy.json
aws iam put-role-policy --role-name circleci-step --policy-name run \
  --policy-document file://aws-run-policy.json
