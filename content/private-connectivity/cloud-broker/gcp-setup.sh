#!/usr/bin/env bash
set -euo pipefail
gcloud config set project YOUR_GCP_PROJECT_ID
gcloud services enable iap.googleapis.com sts.googleapis.com iamcredentials.googleapis.com

gcloud iam workload-identity-pools create circleci --location=global
gcloud iam workload-identity-pools providers create-oidc circleci \
  --location=global --workload-identity-pool=circleci \
  --issuer-uri=https://oidc.circleci.com/org/YOUR_ORG_ID --allowed-audiences=YOUR_ORG_ID \
  --attribute-mapping="google.subject=assertion.sub,attribute.project=assertion['oidc.circleci.com/project-id']" \
  --attribute-condition="assertion['oidc.circleci.com/project-id'] == 'YOUR_PROJECT_ID' &&
    assertion['oidc.circleci.com/vcs-origin'] == 'YOUR_VCS_ORIGIN' &&
    assertion['oidc.circleci.com/vcs-ref'] == 'refs/heads/main' &&
    assertion['oidc.circleci.com/ssh-rerun'] == false"

gcloud iam service-accounts create circleci-tunnel
account=circleci-tunnel@YOUR_GCP_PROJECT_ID.iam.gserviceaccount.com
pool=projects/YOUR_GCP_PROJECT_NUMBER/locations/global/workloadIdentityPools/circleci
gcloud iam service-accounts add-iam-policy-binding "$account" \
  --role=roles/iam.workloadIdentityUser \
  --member="principalSet://iam.googleapis.com/$pool/attribute.project/YOUR_PROJECT_ID"

# One port of every VM in the project; the firewall rule below picks the VM.
gcloud projects add-iam-policy-binding YOUR_GCP_PROJECT_ID --member="serviceAccount:$account" \
  --role=roles/iap.tunnelResourceAccessor \
  --condition="expression=destination.port == YOUR_PORT,title=one-port"
gcloud compute instances add-iam-policy-binding YOUR_VM_NAME --zone=YOUR_ZONE \
  --member="serviceAccount:$account" --role=roles/compute.viewer

gcloud compute instances add-tags YOUR_VM_NAME --zone=YOUR_ZONE --tags=circleci-iap
gcloud compute firewall-rules create circleci-iap --network=YOUR_NETWORK \
  --direction=INGRESS --source-ranges=35.235.240.0/20 \
  --target-tags=circleci-iap --allow=tcp:YOUR_PORT
