/**
 * The building blocks of a page that is about all options. Writers use those of content/components.ts; the others stand in
 * for Markdown. An option's page and the pages of tools have routes that bring what they need.
 */
import Figure from '../diagrams/FigureBlock.astro';
import CostCalculator from '../costs/CostCalculator.astro';
import Facts from '../comparison/FactsTable.astro';
import Threats from '../comparison/ThreatsTable.astro';
import Options from '../comparison/Options.astro';
import type { SharedComponent } from '../content/components.ts';
import { proseComponents } from './prose-components.ts';

export const components = {
  ...proseComponents,
  Figure,
  Facts,
  Options,
  CostCalculator,
  Threats,
} satisfies Record<Exclude<SharedComponent, 'FirewallRules'>, unknown> & Record<string, unknown>;
