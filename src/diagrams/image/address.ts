/**
 * Where a figure's files stand, for ever: `/topic/option/` → `/figures/topic/option/`, and
 * in it `fig-x.svg` (as the reader's system), `fig-x.light.svg`, `fig-x.dark.svg`, `fig-x.mmd`; of a situation
 * `fig-x.if-leak.svg` and so on.
 * @param page a page's address from the root, with a slash at its end
 */
export const imageFolder = (page: string): string => `/figures${page}`;

/** What stands in the name of a situation's files. */
export const inName = (id: string): string => `if-${id}`;
