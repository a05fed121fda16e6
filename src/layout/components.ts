/**
 * The building blocks of a page. Writers use those of content/components.ts; the others stand in for Markdown, and the two
 * that only one page has come from its route.
 */
import Figure from '../diagrams/FigureBlock.astro';
import CostCalculator from '../costs/CostCalculator.astro';
import Facts from '../comparison/FactsTable.astro';
import OptionHead from '../comparison/OptionHead.astro';
import Threats from '../comparison/ThreatsTable.astro';
import Options from '../comparison/Options.astro';
import type { ComponentName } from '../content/components.ts';
import Errors from './Errors.astro';
import FirewallRules from './FirewallRules.astro';
import { proseComponents } from './prose-components.ts';

export const components = {
  ...proseComponents,
  Figure,
  Facts,
  OptionHead,
  Options,
  CostCalculator,
  Errors,
  FirewallRules,
  Threats,
} satisfies Record<
  Exclude<ComponentName, 'Chooser' | 'Comparison' | 'FindError' | 'ReadConfig' | 'ReadRules'>,
  unknown
> &
  Record<string, unknown>;
