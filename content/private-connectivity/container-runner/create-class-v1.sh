#!/usr/bin/env bash
set -euo pipefail

# Leave this line out if your organization has a namespace: there is one for life.
circleci namespace create YOUR_NAMESPACE --org YOUR_ORG_ID

# Prints the token once. Keep it for the next step.
circleci runner resource-class create YOUR_NAMESPACE/YOUR_RESOURCE_CLASS \
  --org YOUR_ORG_ID --description "Jobs inside the private network" --generate-token
