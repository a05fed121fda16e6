/** Styles that switch a drawing between its situations: no browser has to run anything. */

/** What is drawn on a good day as well, and has no part in a situation. */
const rest = (id: string) =>
  `.dg[data-situations]:not(.tracing) :is([data-node],[data-edge],[data-of]):not([data-if],[data-on~=${id}],[data-on='*'])`;

/** @param ids of the situations, in lower-case letters and hyphens */
export const rulesOf = (ids: readonly string[]): string =>
  ids
    .map(
      (id) =>
        // From the root, since the full-size view takes the drawing out of its figure.
        `:root:has([name=if][value=${id}]:checked){[data-if~=${id}]{display:inline}[data-not~=${id}]{display:none}` +
        `${rest(id)}{--line:.35;--text:.6}[data-say='']{display:none}[data-say=${id}]{display:block}}`,
    )
    .join('');
