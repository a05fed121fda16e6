/** Rules about addresses that stand in the file: CircleCI's lists, and those of clouds. */
import type { RuleCases } from './rule.ts';
import type { Hit, Rule } from './rule.ts';

const IP_RANGES = ['circleci-ip-ranges'];

/** Addresses in the file that stand outside of comments, with their first line. */
function addressesIn(rows: readonly string[], wanted: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  rows.forEach((row, index) => {
    if (/^\s*#/.test(row)) return;
    for (const [address] of row.matchAll(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g)) {
      if (wanted.includes(address) && !found.has(address)) found.set(address, index + 1);
    }
  });
  return found;
}

const lineWith = (rows: readonly string[], pattern: RegExp): Hit[] => {
  const at = rows.findIndex((row) => !/^\s*#/.test(row) && pattern.test(row));
  return at < 0 ? [] : [{ line: at + 1 }];
};

export const addressRules: Rule[] = [
  {
    id: 'addresses-old',
    severity: 'danger',
    why: "These addresses aren't the list of CircleCI's jobs: some are missing, or they belong to CircleCI's own services.",
    remedy: 'Take the list by name, and compare it each time.',
    address: 'ip-ranges/#take-the-jobs-list',
    sources: IP_RANGES,
    file: ({ source }, { jobs, core }) => {
      const own = addressesIn(source.rows, jobs);
      const others = addressesIn(source.rows, core);
      const wrong = (own.size >= 3 && own.size < jobs.length) || others.size > 0;
      return wrong ? [{ line: Math.min(...own.values(), ...others.values()) }] : [];
    },
  },
  {
    id: 'addresses-all',
    severity: 'risk',
    why: "`all.knownips.circleci.com` also holds the addresses of CircleCI's own services.",
    remedy: 'Allow `jobs.knownips.circleci.com` alone.',
    address: 'ip-ranges/#take-the-jobs-list',
    sources: IP_RANGES,
    file: ({ source }) => lineWith(source.rows, /\ball\.knownips\.circleci\.com/),
  },
  {
    id: 'addresses-cloud',
    severity: 'danger',
    why: "A cloud's whole range lets in everybody who rents a machine there.",
    remedy: "Allow CircleCI's jobs list, or choose a way that needs no open address.",
    address: 'ip-ranges/#limits-and-failures',
    sources: [],
    file: ({ source }) =>
      lineWith(
        source.rows,
        /ip-ranges\.amazonaws\.com\/ip-ranges\.json|gstatic\.com\/ipranges\/(cloud|goog)\.json/,
      ),
  },
];

/** Where each must find something, and its traps. A function, so that no browser gets them. */
export const addressCases = (): RuleCases => ({
  'addresses-old': {
    hits: [
      'allow 3.228.39.90 18.213.67.41 34.194.94.201 #: addresses-old',
      'allow 18.214.70.5 #: addresses-old',
    ],
    misses: [
      'allow 3.228.39.90',
      'allow 3.228.39.90 18.213.67.41 34.194.94.201 34.194.144.202',
      '# allow 18.214.70.5\ntrue',
    ],
  },
  'addresses-all': {
    hits: ['dig +short all.knownips.circleci.com #: addresses-all'],
    misses: ['dig +short jobs.knownips.circleci.com', '# dig all.knownips.circleci.com\ntrue'],
  },
  'addresses-cloud': {
    hits: ['curl -fsS https://ip-ranges.amazonaws.com/ip-ranges.json #: addresses-cloud'],
    misses: ['curl -fsS https://checkip.amazonaws.com'],
  },
});
