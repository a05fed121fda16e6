/** What goes wrong, in Markdown. */
import {
  addressIn,
  canHappen,
  followsOf,
  OUTCOME_WORDS,
  outcomeOf,
  type Threats,
} from '../../content/threats.ts';
import { footnotes } from '../../content/markdown.ts';
import { absolute } from '../../lib/address.ts';

/** What goes wrong with one option, a line a situation, as its main figure shows it. @param path the option's page */
export const threatsList = (threats: Threats, path: string): string =>
  Object.entries(threats)
    .map(([id, threat]) => {
      const narrows = canHappen(threat)
        ? ` What narrows it: [${threat.narrows.text}](${absolute(threat.narrows.to)})`
        : '';
      const judged = threat.judgement ? ' (judgment)' : '';
      return `- [${threat.ask}](${absolute(addressIn(path, id))}) ${OUTCOME_WORDS[outcomeOf(threat)]}: ${threat.cell}${followsOf(threat)}${footnotes(threat.sources)}${judged}${narrows}`;
    })
    .join('\n');
