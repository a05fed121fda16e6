/** All cases of the rules, by the rule's id. */
import { addressCases } from './addresses.ts';
import { clientCases } from './clients.ts';
import { credentialCases } from './credentials.ts';
import { firewallCases } from './firewall.ts';
import { hostCases } from './hosts.ts';
import { ipRangesCases } from './ip-ranges.ts';
import { logCases } from './log.ts';
import { meshCases } from './mesh.ts';
import { privateCases } from './private.ts';
import { runnerCases } from './runner.ts';
import { tunnelCases } from './tunnel.ts';
import type { RuleCases } from './rule.ts';
import { vendorCases } from './vendors.ts';

export const cases: RuleCases = {
  ...ipRangesCases(),
  ...addressCases(),
  ...runnerCases(),
  ...tunnelCases(),
  ...privateCases(),
  ...clientCases(),
  ...hostCases(),
  ...firewallCases(),
  ...credentialCases(),
  ...logCases(),
  ...meshCases(),
  ...vendorCases(),
};
