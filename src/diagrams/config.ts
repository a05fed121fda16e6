import type { Mermaid, MermaidConfig } from 'mermaid';

/** Size in px at which every label is measured and drawn. */
export const TEXT = 14;
/** A drawing wider than this would have type below 11 px on a phone of 320 px, which leaves 272 px for it. */
export const NARROW = (272 * TEXT) / 11;

/**
 * One configuration for the build and for the browser's editor. Explicit `base` and `classic`: the
 * defaults of Mermaid 12 cost 26 kB of unused style a drawing and write dashes into edges. The seed
 * keeps some shapes from changing at every run. Labels are <text>, since HTML in an SVG can neither be
 * searched nor exported. `narrow` draws for a column of about 330 px.
 */
export function mermaidConfig(narrow = false): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels: false,
    handDrawnSeed: 1,
    theme: 'null',
    look: 'classic',
    layout: narrow ? 'guide-narrow' : 'guide',
    fontFamily: 'Inter',
    fontSize: TEXT,
    themeVariables: { fontFamily: 'Inter', fontSize: `${TEXT}px` },
    // Rows are broken by the layout, which knows where words may end.
    flowchart: {
      minNodeWidth: narrow ? 40 : 60,
      diagramPadding: 3,
      padding: narrow ? 8 : 10,
      wrappingWidth: 10_000,
    },
    state: { minNodeWidth: narrow ? 40 : 60, wrappingWidth: 10_000 },
    // Room for "critical", the widest word on a tab.
    sequence: { mirrorActors: false, labelBoxWidth: 62 },
  };
}

/** Sections of Mermaid's configuration that are read. */
const SECTIONS = ['flowchart', 'sequence', 'state', 'themeVariables', 'secure'];
/** What its style sheets cannot do without, though every drawing is written anew in the guide's colors. */
const VARIABLES = /^(?:font|edgeLabelBackground)/;

/**
 * Configures Mermaid, which copies its whole configuration several times for every node: that was three quarters of the
 * time of a large drawing. What other diagram types and themes keep there goes.
 */
export function configure(mermaid: Mermaid, narrow = false): void {
  mermaid.initialize(mermaidConfig(narrow));
  // This answers with the configuration itself, not with a copy.
  const site = mermaid.mermaidAPI.updateSiteConfig({}) as Record<string, unknown>;
  for (const [name, section] of Object.entries(site))
    if (typeof section === 'object' && !SECTIONS.includes(name)) Reflect.deleteProperty(site, name);
  const variables = site['themeVariables'] as object;
  for (const name of Object.keys(variables))
    if (!VARIABLES.test(name)) Reflect.deleteProperty(variables, name);
  mermaid.mermaidAPI.updateSiteConfig({});
}
