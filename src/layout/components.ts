/** What a page about all options may use besides text and commands, by its name in MDX. */
import CostCalculator from '../costs/CostCalculator.astro';
import Facts from '../comparison/FactsTable.astro';
import Options from '../comparison/Options.astro';
import Threats from '../comparison/ThreatsTable.astro';
import type { AboutAll } from '../content/components.ts';
import Figure from '../diagrams/FigureBlock.astro';

export const components = { Figure, Facts, Options, CostCalculator, Threats } satisfies Record<
  AboutAll | 'Figure',
  unknown
>;
