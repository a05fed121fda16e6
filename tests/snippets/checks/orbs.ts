/** The orbs that the snippets use, by alias: what they are called, their commands with parameters, what they read. */
interface Orb {
  source: RegExp;
  commands: Record<string, string[]>;
  environment?: string[];
}

export const ORBS: Record<string, Orb> = {
  'aws-cli': {
    source: /^circleci\/aws-cli@/,
    commands: {
      setup: ['role_arn', 'role_session_name', 'region', 'profile_name', 'session_duration', 'version'],
    },
  },
  'gcp-cli': {
    source: /^circleci\/gcp-cli@/,
    commands: { setup: ['use_oidc', 'version', 'google_project_id'] },
    environment: [
      'GOOGLE_PROJECT_ID',
      'GOOGLE_PROJECT_NUMBER',
      'OIDC_WIP_ID',
      'OIDC_WIP_PROVIDER_ID',
      'OIDC_SERVICE_ACCOUNT_EMAIL',
    ],
  },
  'azure-cli': { source: /^circleci\/azure-cli@/, commands: { install: [] } },
  tunnel: {
    source: /^cci-labs\/site-to-site-connectivity@/,
    commands: { setup: ['no-proxy'], cleanup: [] },
  },
};
