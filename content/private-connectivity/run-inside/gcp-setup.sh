#!/usr/bin/env bash
set -euo pipefail
gcloud config set project YOUR_GCP_PROJECT_ID
gcloud services enable run.googleapis.com sts.googleapis.com iamcredentials.googleapis.com

gcloud iam workload-identity-pools create circleci --location=global
gcloud iam workload-identity-pools providers create-oidc circleci \
  --location=global --workload-identity-pool=circleci \
  --issuer-uri=https://oidc.circleci.com/org/YOUR_ORG_ID --allowed-audiences=YOUR_ORG_ID \
  --attribute-mapping="google.subject=assertion.sub,attribute.project=assertion['oidc.circleci.com/project-id']" \
  --attribute-condition="assertion['oidc.circleci.com/project-id'] == 'YOUR_PROJECT_ID' &&
    assertion['oidc.circleci.com/vcs-origin'] == 'YOUR_VCS_ORIGIN' &&
    assertion['oidc.circleci.com/vcs-ref'] == 'refs/heads/main' &&
    assertion['oidc.circleci.com/ssh-rerun'] == false"

# Two accounts: one starts the step, the other is the step.
gcloud iam service-accounts create circleci-starter
gcloud iam service-accounts create circleci-step
starter=circleci-starter@YOUR_GCP_PROJECT_ID.iam.gserviceaccount.com
step=circleci-step@YOUR_GCP_PROJECT_ID.iam.gserviceaccount.com
pool=projects/YOUR_GCP_PROJECT_NUMBER/locations/global/workloadIdentityPools/circleci
gcloud iam service-accounts add-iam-policy-binding "$starter" \
  --role=roles/iam.workloadIdentityUser \
  --member="principalSet://iam.googleapis.com/$pool/attribute.project/YOUR_PROJECT_ID"

# A failed task is tried three more times unless you say 0.
gcloud run jobs create circleci-step --region=YOUR_GCP_REGION --image=YOUR_IMAGE \
  --service-account="$step" --network=YOUR_NETWORK --subnet=YOUR_SUBNETWORK \
  --vpc-egress=private-ranges-only --command=./migrate.sh --task-timeout=15m --max-retries=0

# The executor role starts and cancels and cannot override the command.
for role in roles/run.jobsExecutor roles/run.viewer; do
  gcloud run jobs add-iam-policy-binding circleci-step --region=YOUR_GCP_REGION \
    --member="serviceAccount:$starter" --role="$role"
done

# A view of the logs of Cloud Run jobs alone.
gcloud logging views create circleci-step --bucket=_Default --location=global \
  --log-filter='resource.type="cloud_run_job"'
gcloud logging views add-iam-policy-binding circleci-step --bucket=_Default --location=global \
  --member="serviceAccount:$starter" --role=roles/logging.viewAccessor
