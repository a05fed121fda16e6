/** `security.txt`, RFC 9116: where to report a weakness of the guide. */
import { site } from '../content/site.ts';
import { absolute } from '../lib/address.ts';

/**
 * The RFC wants an end of validity. It is a year after the newest change of the content rather than after the build,
 * so that two builds of one commit are the same.
 * @param newest YYYY-MM-DD; without one(outside of a git checkout) the day on which this file was written counts
 */
export function security(newest: string | undefined): string {
  const end = new Date(`${newest ?? '2026-11-22'}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return [
    `Contact: ${site.repository}/security/advisories/new`,
    `Expires: ${end.toISOString().replace('.000Z', 'Z')}`,
    'Preferred-Languages: en',
    `Canonical: ${absolute('.well-known/security.txt')}`,
    '',
  ].join('\n');
}
