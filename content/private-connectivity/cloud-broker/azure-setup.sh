#!/usr/bin/env bash
set -euo pipefail

app=$(az ad app create --display-name circleci-tunnel --query appId --output tsv)
az ad sp create --id "$app"

# The subject must match to the letter: one credential for each CircleCI user.
az ad app federated-credential create --id "$app" --parameters '{
  "name": "circleci-user",
  "issuer": "https://oidc.circleci.com/org/YOUR_ORG_ID",
  "subject": "org/YOUR_ORG_ID/project/YOUR_PROJECT_ID/user/YOUR_CIRCLECI_USER_ID",
  "audiences": ["YOUR_ORG_ID"]
}'

for scope in YOUR_AZURE_VM_ID YOUR_AZURE_NIC_ID YOUR_AZURE_BASTION_ID; do
  az role assignment create --assignee "$app" --role Reader --scope "$scope"
done
echo "Client id for the job: $app"
