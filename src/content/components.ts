/** The components that a page may use, and the attributes that each takes. */

interface Attributes {
  needs?: readonly string[];
  takes?: readonly string[];
  /** It makes places of its own, which only the built page knows. */
  places?: true;
  /** The tool of a topic that it is: its route brings the component, and its styles weigh on no other page. */
  only?: string;
  /** It compares options, so it is on no option's own page, and beside no tool. */
  aboutAll?: true;
}

const table = {
  Chooser: { places: true, only: 'choose' },
  ReadConfig: { places: true, only: 'read' },
  ReadRules: { places: true, only: 'read-rules' },
  Cite: { needs: ['s'] },
  Comparison: { places: true, takes: ['topic'], only: 'compare' },
  CostCalculator: { places: true, aboutAll: true },
  Danger: { needs: ['title'] },
  Errors: { needs: ['group'], only: 'errors' },
  FindError: { only: 'troubleshooting' },
  FirewallRules: {},
  Facts: { needs: ['criteria'], takes: ['topic'], aboutAll: true },
  Note: { needs: ['title'] },
  Options: { places: true, takes: ['topic'], aboutAll: true },
  Snippet: { needs: ['file', 'title'], takes: ['mark', 'compare'] },
  Steps: {},
  Tab: { needs: ['title'] },
  Tabs: { takes: ['sync'] },
  Term: { needs: ['id'] },
  Threats: { takes: ['topic'], aboutAll: true },
} satisfies Record<string, Attributes>;

/** Those that only pages about all options may use. */
export type AboutAll = {
  [Name in keyof typeof table]: (typeof table)[Name] extends { aboutAll: true } ? Name : never;
}[keyof typeof table];
export const components: Readonly<Record<string, Attributes>> = table;
/** Names of the pages of a topic that are tools, each with a route of its own. */
export const tools: readonly string[] = Object.values(components).flatMap(({ only }) => only ?? []);

/** Plain HTML that pages use where Markdown has no word for it. */
export const htmlElements: readonly string[] = ['br', 'kbd', 'sub', 'sup', 'wbr'];
