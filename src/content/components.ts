/** The components that a page may use, and the attributes that each takes. */

interface Attributes {
  needs?: readonly string[];
  takes?: readonly string[];
  /** It makes places of its own, which only the built page knows. */
  places?: true;
  /** The page of a topic that has it; its route brings the component, and its styles weigh on no other page. */
  only?: string;
  /** It compares options, so it is on no option's own page. */
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

/** Those that pages about all options may use. */
export type SharedComponent = {
  [Name in keyof typeof table]: (typeof table)[Name] extends { only: string } ? never : Name;
}[keyof typeof table];
export const components: Readonly<Record<string, Attributes>> = table;

/** Plain HTML that pages use where Markdown has no word for it. */
export const htmlElements: readonly string[] = ['br', 'kbd', 'sub', 'sup', 'wbr'];
