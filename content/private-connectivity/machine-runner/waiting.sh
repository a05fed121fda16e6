#!/usr/bin/env bash
set -euo pipefail

# CIRCLE_TOKEN is a personal API token. The answers are unclaimed_task_count and running_runner_tasks.
class=YOUR_NAMESPACE/YOUR_RESOURCE_CLASS
for kind in tasks tasks/running; do
  curl --fail --silent --show-error --get --data-urlencode "resource-class=$class" \
    --header "Circle-Token: $CIRCLE_TOKEN" "https://runner.circleci.com/api/v3/runner/$kind"
done
