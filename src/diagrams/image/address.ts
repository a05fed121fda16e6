/**
 * Where a figure's files stand, for ever: `/topic/option/` → `/figures/topic/option/`, and
 * in it `fig-x.svg` (as the reader's system), `fig-x.light.svg`, `fig-x.dark.svg`, `fig-x.mmd`.
 * @param page a page's address from the root, with a slash at its end
 */
export const imageFolder = (page: string): string => `/figures${page}`;
