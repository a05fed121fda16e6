#!/usr/bin/env bash
set -euo pipefail

app=$(az ad app create --display-name circleci-step --query appId --output tsv)
az ad sp create --id "$app"

# The subject must match to the letter: one credential for each CircleCI user.
az ad app federated-credential create --id "$app" --parameters '{
  "name": "circleci-user",
  "issuer": "https://oidc.circleci.com/org/YOUR_ORG_ID",
  "subject": "org/YOUR_ORG_ID/project/YOUR_PROJECT_ID/user/YOUR_CIRCLECI_USER_ID",
  "audiences": ["YOUR_ORG_ID"]
}'

# The environment sits in your virtual network; the job runs there.
az containerapp job create --name circleci-step --resource-group YOUR_RESOURCE_GROUP \
  --environment YOUR_CONTAINERAPPS_ENVIRONMENT --trigger-type Manual --image YOUR_IMAGE \
  --container-name step --command ./migrate.sh \
  --replica-timeout 900 --replica-retry-limit 0 --cpu 0.25 --memory 0.5Gi
job=$(az containerapp job show --name circleci-step --resource-group YOUR_RESOURCE_GROUP \
  --query id --output tsv)

az role definition create --role-definition "{
  \"Name\": \"CircleCI step starter\", \"AssignableScopes\": [\"${job%/providers/*}\"],
  \"Actions\": [\"Microsoft.App/jobs/read\", \"Microsoft.App/jobs/start/action\",
    \"Microsoft.App/jobs/execution/read\", \"Microsoft.App/jobs/executions/read\",
    \"Microsoft.App/jobs/stop/execution/action\"]
}"
az role assignment create --assignee "$app" --role "CircleCI step starter" --scope "$job"
echo "Client id for the job: $app"
