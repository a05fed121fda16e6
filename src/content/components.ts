/** The components that a page may use, and the attributes that each takes. */

interface Attributes {
  needs?: readonly string[];
  takes?: readonly string[];
  /** It makes places of its own, which only the built page knows. */
  places?: true;
}

const table = {
  Chooser: { places: true },
  ReadConfig: { places: true },
  ReadRules: { places: true },
  Cite: { needs: ['s'] },
  Comparison: { places: true, takes: ['topic'] },
  CostCalculator: { places: true },
  Danger: { needs: ['title'] },
  Errors: { needs: ['group'] },
  FindError: {},
  FirewallRules: {},
  Facts: { needs: ['criteria'], takes: ['topic'] },
  Note: { needs: ['title'] },
  Options: { places: true, takes: ['topic'] },
  Snippet: { needs: ['file', 'title'], takes: ['mark', 'compare'] },
  Steps: {},
  Tab: { needs: ['title'] },
  Tabs: { takes: ['sync'] },
  Term: { needs: ['id'] },
  Threats: { takes: ['topic'] },
} satisfies Record<string, Attributes>;

export type ComponentName = keyof typeof table;
export const components: Readonly<Record<string, Attributes>> = table;

/** Plain HTML that pages use where Markdown has no word for it. */
export const htmlElements: readonly string[] = ['br', 'kbd', 'sub', 'sup', 'wbr'];
