/** All rules. */
import { clientRules } from './clients.ts';
import { credentialRules } from './credentials.ts';
import { firewallRules } from './firewall.ts';
import { hostRules } from './hosts.ts';
import { ipRangesRules } from './ip-ranges.ts';
import type { Rule } from './rule.ts';
import { runnerRules } from './runner.ts';
import { tunnelRules } from './tunnel.ts';
import { vendorRules } from './vendors.ts';

export const rules: readonly Rule[] = [
  ...ipRangesRules,
  ...runnerRules,
  ...tunnelRules,
  ...clientRules,
  ...hostRules,
  ...firewallRules,
  ...credentialRules,
  ...vendorRules,
];
