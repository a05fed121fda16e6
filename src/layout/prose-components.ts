/** The building blocks of a page of text and commands, without figures, facts and costs, whose styles weigh on a page. */
import CodeBlock from '../snippets/CodeBlock.astro';
import Snippet from '../snippets/Snippet.astro';
import YourValues from '../snippets/YourValues.astro';
import Cite from './Cite.astro';
import Danger from './Danger.astro';
import Note from './Note.astro';
import Steps from './Steps.astro';
import Table from './Table.astro';
import Tab from './Tab.astro';
import Tabs from './Tabs.astro';
import Term from './Term.astro';

export const proseComponents = {
  table: Table,
  CodeBlock,
  Snippet,
  Cite,
  Danger,
  Note,
  Steps,
  Tab,
  Tabs,
  Term,
  YourValues,
};
