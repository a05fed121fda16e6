/**
 * Known vulnerabilities, as the package registry tells them. A mirror may not answer, or there may be no network: that is
 * said, and is no reason to fail, since it says nothing about the packages.
 */
import { spawnSync } from 'node:child_process';
import type { Shipped } from './licenses.ts';

/** What `npm audit --json` writes, as far as it matters here. */
interface Report {
  /** By package. */
  vulnerabilities?: Record<string, { severity: string; nodes: string[] }>;
  /** Why there is no report. */
  message?: string;
}

/** One sentence. @param text what npm wrote; anything at all @param inside the packages that reach a browser */
export function audited(text: string, inside: readonly Shipped[]): string {
  let report: Report;
  try {
    report = JSON.parse(text) as Report;
  } catch {
    report = { message: 'npm wrote no report' };
  }
  if (!report.vulnerabilities)
    return `Known vulnerabilities: not told. ${report.message ?? 'The registry gave no reason.'}`;
  const all = Object.entries(report.vulnerabilities);
  const folders = new Set(inside.map(({ folder }) => folder));
  const shipping = all.filter(([, { nodes }]) => nodes.some((folder) => folders.has(folder)));
  const names = shipping.map(([name, { severity }]) => `${name} (${severity})`).join(', ');
  return `Known vulnerabilities: ${all.length} of all packages, ${shipping.length} of those that reach a browser${names && `: ${names}`}.`;
}

/** Asks the registry, for a minute at most. */
export const audit = (inside: readonly Shipped[]): string =>
  audited(
    spawnSync('npm audit --json', { shell: true, encoding: 'utf8', timeout: 60_000, stdio: 'pipe' }).stdout,
    inside,
  );
