#!/usr/bin/env bash
set -euo pipefail

# Use the folder that holds your other policies, if you have any.
mkdir -p config-policies
cat > config-policies/runner.rego <<'REGO'
package org

import data.circleci.config

policy_name["runner_projects"]

enable_hard["named_projects_only"]

named_projects_only = config.resource_class_by_project({
  "YOUR_NAMESPACE/YOUR_RESOURCE_CLASS": {"YOUR_PROJECT_ID"}
})
REGO

# Read the difference: it names policies that the push would remove.
circleci policy diff ./config-policies --org YOUR_ORG_ID
circleci policy push ./config-policies --org YOUR_ORG_ID
circleci policy settings set --enabled --org YOUR_ORG_ID
# Must say that enforcement is on.
circleci policy settings get --org YOUR_ORG_ID
