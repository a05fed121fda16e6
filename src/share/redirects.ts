/**
 * Addresses that moved, from the root of the site, and where they lead now; `fragments` for parts that became pages.
 * An entry is never removed.
 */
export interface Redirect {
  from: string;
  to: string;
  fragments?: Record<string, string>;
}

export const redirects: Redirect[] = [
  {
    from: 'advanced_concepts/hybrid_connectivity',
    to: '/private-connectivity/',
    fragments: {
      'ip-ranges': '/private-connectivity/ip-ranges/',
      'container-runner': '/private-connectivity/container-runner/',
    },
  },
];
