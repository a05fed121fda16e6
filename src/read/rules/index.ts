/** All rules. */
import { addressRules } from './addresses.ts';
import { clientRules } from './clients.ts';
import { credentialRules } from './credentials.ts';
import { firewallRules } from './firewall.ts';
import { hostRules } from './hosts.ts';
import { ipRangesRules } from './ip-ranges.ts';
import { logRules } from './log.ts';
import { meshRules } from './mesh.ts';
import { privateRules } from './private.ts';
import { runnerRules } from './runner.ts';
import { tunnelRules } from './tunnel.ts';
import { vendorRules } from './vendors.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [
  ...ipRangesRules,
  ...addressRules,
  ...runnerRules,
  ...tunnelRules,
  ...privateRules,
  ...clientRules,
  ...hostRules,
  ...firewallRules,
  ...credentialRules,
  ...logRules,
  ...meshRules,
  ...vendorRules,
];
