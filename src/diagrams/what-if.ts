/** Styles that switch a drawing between its situations: no browser has to run anything. */

/** What is drawn on a good day as well, and has no part in a situation. */
const rest = (id: string) =>
  `.dg[data-situations]:not(.tracing) :is([data-node],[data-edge],[data-of]):not([data-if],[data-on~=${id}],[data-on='*'])`;

const drawing = (id: string) =>
  `[data-if~=${id}]{display:inline}[data-not~=${id}]{display:none}${rest(id)}{--line:.35;--text:.6}`;

/** @param all ids, in lower-case letters and hyphens, and whether the situation can happen: else the good day stays */
export const rulesOf = (all: readonly { id: string; happens: boolean }[]): string =>
  all
    .map(
      ({ id, happens }) =>
        `figure:has([name=if][value=${id}]:checked){${happens ? drawing(id) : ''}` +
        `[data-say=${id}]{visibility:visible;max-height:none}}`,
    )
    .join('');
