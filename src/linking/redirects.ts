/** A page that took an old one's place: its address from the root of the site, and its title. */
interface Successor {
  to: string;
  title: string;
}

/**
 * Addresses that moved, from the root of the site, and where they lead now; `parts`, by fragment, that became pages.
 * An entry is never removed.
 */
export interface Redirect extends Successor {
  from: string;
  parts?: Record<string, Successor>;
}

export const redirects: Redirect[] = [
  {
    from: 'advanced_concepts/hybrid_connectivity',
    to: '/private-connectivity/',
    title: 'Private connectivity in CircleCI',
    parts: {
      'ip-ranges': { to: '/private-connectivity/ip-ranges/', title: 'IP ranges' },
      'container-runner': { to: '/private-connectivity/container-runner/', title: 'Container runner' },
    },
  },
];
