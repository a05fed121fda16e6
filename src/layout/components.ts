/**
 * The building blocks of a page. Writers use those of content/components.ts; the others stand in for Markdown, and the two
 * that only one page has come from its route.
 */
import Figure from '../diagrams/FigureBlock.astro';
import CodeBlock from '../snippets/CodeBlock.astro';
import Snippet from '../snippets/Snippet.astro';
import YourValues from '../snippets/YourValues.astro';
import CostCalculator from '../costs/CostCalculator.astro';
import Facts from '../comparison/FactsTable.astro';
import OptionHead from '../comparison/OptionHead.astro';
import Threats from '../comparison/ThreatsTable.astro';
import Options from '../comparison/Options.astro';
import type { ComponentName } from '../content/components.ts';
import Cite from './Cite.astro';
import Danger from './Danger.astro';
import Errors from './Errors.astro';
import FirewallRules from './FirewallRules.astro';
import Note from './Note.astro';
import Steps from './Steps.astro';
import Table from './Table.astro';
import Tab from './Tab.astro';
import Tabs from './Tabs.astro';
import Term from './Term.astro';

export const components = {
  table: Table,
  Figure,
  CodeBlock,
  Snippet,
  Facts,
  OptionHead,
  Options,
  Cite,
  CostCalculator,
  Danger,
  Errors,
  FirewallRules,
  Note,
  Steps,
  Tab,
  Tabs,
  Term,
  Threats,
  YourValues,
} satisfies Record<
  Exclude<ComponentName, 'Chooser' | 'Comparison' | 'FindError' | 'ReadConfig' | 'ReadRules'>,
  unknown
> &
  Record<string, unknown>;
