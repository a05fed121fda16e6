/** The building blocks that a page may use without importing them. */
import Figure from '../diagrams/FigureBlock.astro';
import CodeBlock from '../snippets/CodeBlock.astro';
import Snippet from '../snippets/Snippet.astro';
import YourValues from '../snippets/YourValues.astro';
import CostCalculator from '../costs/CostCalculator.astro';
import Facts from '../comparison/FactsTable.astro';
import Options from '../comparison/Options.astro';
import Cite from './Cite.astro';
import Danger from './Danger.astro';
import Errors from './Errors.astro';
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
  Options,
  Cite,
  CostCalculator,
  Danger,
  Errors,
  Note,
  Steps,
  Tab,
  Tabs,
  Term,
  YourValues,
};
