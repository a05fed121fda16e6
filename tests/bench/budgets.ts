/** What the guide promises its readers, as numbers, each with its reason. A miss makes `npm run bench` fail. */

export interface Budget {
  what: string;
  /** The highest value that is still kept; with `least`, the lowest. */
  limit: number;
  unit: string;
  reason: string;
  /** The limit is a minimum. */
  least?: true;
}

export const budgets = {
  drawing: {
    what: 'option page: HTML up to the end of its drawing',
    limit: 14,
    unit: 'kB',
    reason: 'a new connection’s first ten packets: one round trip later the drawing stands there',
  },
  total: {
    what: 'any page: everything transferred',
    limit: 43,
    unit: 'kB',
    reason: 'thirty packets, which a new connection brings in its first two round trips',
  },
  scripts: {
    what: 'any page: all scripts, inline ones included',
    limit: 16,
    unit: 'kB',
    reason: 'scripts only add; this is what copying, switching and asking a figure may cost',
  },
  blocking: {
    what: 'any page: requests that the first paint waits for',
    limit: 0,
    unit: '',
    reason: 'the HTML alone must be enough to paint',
  },
  fonts: { what: 'any page: fonts', limit: 0, unit: '', reason: 'the reader has fonts' },
  foreign: {
    what: 'any page: requests to other origins',
    limit: 0,
    unit: '',
    reason: 'works on an intranet, tells nobody who reads it',
  },
  cookies: { what: 'any page: cookies', limit: 0, unit: '', reason: 'nothing to consent to' },
  broken: {
    what: 'any page: requests that failed',
    limit: 0,
    unit: '',
    reason: 'a missing file also hides its weight',
  },
  paint: {
    what: 'first paint, against bare HTML with the same text',
    limit: 1.25,
    unit: '×',
    reason: 'the look and the pictures may cost a quarter of what the text alone costs',
  },
  figures: {
    what: 'drawings that come after the first paint, or after the HTML',
    limit: 0,
    unit: '',
    reason: 'a picture that comes later is a picture that moves the text',
  },
  shift: { what: 'layout shift', limit: 0, unit: '', reason: 'nothing moves unless asked' },
  busy: {
    what: 'blocking time',
    limit: 0,
    unit: 'ms',
    reason: 'a tap is answered at once, on a slow phone too',
  },
  lighthouse: {
    what: 'Lighthouse, each category, light and dark',
    limit: 100,
    unit: '',
    least: true,
    reason: 'the common yardstick, so that others can check',
  },
  cold: { what: 'build, cold', limit: 20, unit: 's', reason: 'a first contribution is not a coffee break' },
  warm: { what: 'build, drawings kept', limit: 6, unit: 's', reason: 'writers build often' },
  differing: {
    what: 'files that differ between two builds',
    limit: 0,
    unit: '',
    reason: 'a diff of two releases shows what changed, and nothing else',
  },
  growth: {
    what: 'one more page, warm',
    limit: 15,
    unit: 'ms',
    reason: 'writers of a larger guide build as often',
  },
  searchWeight: {
    what: 'search: library and index',
    limit: 170,
    unit: 'kB',
    reason: 'every word of the guide, once a visit and only when asked for: as much as one picture',
  },
  searchFirst: {
    what: 'search: from the press to the first results, 4× slower CPU',
    limit: 1100,
    unit: 'ms',
    reason:
      'once a visit, while the first word is typed: it is kept, and nobody types one faster on such a phone',
  },
  searchKey: {
    what: 'search: each keystroke, 4× slower CPU',
    limit: 50,
    unit: 'ms',
    reason: 'the field keeps up with typing',
  },
  comparison: {
    what: 'comparison: each press, 4× slower CPU',
    limit: 100,
    unit: 'ms',
    reason: 'felt as at once',
  },
  actor: {
    what: 'figure: the answer to a chosen actor, 4× slower CPU',
    limit: 16.7,
    unit: 'ms',
    reason: 'one frame',
  },
} satisfies Record<string, Budget>;

export type BudgetId = keyof typeof budgets;

export const budget = (id: BudgetId): Budget => budgets[id];
