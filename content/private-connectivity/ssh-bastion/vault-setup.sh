#!/usr/bin/env bash
# Run once, logged in to Vault or OpenBao as an administrator. It writes ca.pub for the bastion.
set -euo pipefail

# Who: jobs of one project, told by the issuer and a claim. Without a claim every job of your organization passes.
vault auth enable -path=circleci jwt
vault write auth/circleci/config \
  oidc_discovery_url=https://oidc.circleci.com/org/YOUR_ORG_ID \
  bound_issuer=https://oidc.circleci.com/org/YOUR_ORG_ID
vault write auth/circleci/role/bastion - <<'JSON'
{
  "role_type": "jwt",
  "user_claim": "oidc.circleci.com/job-id",
  "bound_audiences": ["YOUR_ORG_ID"],
  "bound_claims": { "oidc.circleci.com/project-id": "YOUR_PROJECT_ID" },
  "token_policies": ["bastion"],
  "token_ttl": "10m"
}
JSON

# What: a certificate for the account ci, for ten minutes, that may forward and nothing else.
vault secrets enable -path=ssh-ci ssh
vault write ssh-ci/config/ca generate_signing_key=true
vault write ssh-ci/roles/bastion - <<'JSON'
{
  "key_type": "ca",
  "allow_user_certificates": true,
  "allowed_users": "ci",
  "default_user": "ci",
  "allowed_extensions": "permit-port-forwarding",
  "default_extensions": { "permit-port-forwarding": "" },
  "ttl": "10m",
  "max_ttl": "10m"
}
JSON
vault policy write bastion - <<'HCL'
path "ssh-ci/sign/bastion" { capabilities = ["update"] }
HCL
vault read -field=public_key ssh-ci/config/ca > ca.pub
