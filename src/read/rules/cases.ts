/** All cases of the rules, by the rule's id. */
import type { Case } from '../testing/cases.ts';
import { addressCases } from './addresses.ts';
import { clientCases } from './clients.ts';
import { credentialCases } from './credentials.ts';
import { firewallCases } from './firewall.ts';
import { hostCases } from './hosts.ts';
import { ipRangesCases } from './ip-ranges.ts';
import { meshCases } from './mesh.ts';
import { runnerCases } from './runner.ts';
import { tunnelCases } from './tunnel.ts';
import { vendorCases } from './vendors.ts';

/** Where a rule must find something, on the rows that are marked, and what looks like it and is not. */
export type RuleCases = Record<string, { hits: readonly Case[]; misses: readonly Case[] }>;

export const cases: RuleCases = {
  ...ipRangesCases(),
  ...addressCases(),
  ...runnerCases(),
  ...tunnelCases(),
  ...clientCases(),
  ...hostCases(),
  ...firewallCases(),
  ...credentialCases(),
  ...meshCases(),
  ...vendorCases(),
};
