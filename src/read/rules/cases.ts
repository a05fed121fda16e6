/** All cases of the rules, by the rule's id. */
import type { Case } from '../testing/cases.ts';
import { accessCases } from './cases-access.ts';
import { networkCases } from './cases-network.ts';
import { tunnelCases } from './cases-tunnel.ts';

/** Where a rule must find something, on the rows that are marked, and what looks like it and is not. */
export type RuleCases = Record<string, { hits: readonly Case[]; misses: readonly Case[] }>;

export const cases: RuleCases = { ...networkCases, ...tunnelCases, ...accessCases };
