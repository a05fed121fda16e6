/** Rows that look like a credential: found by a rule, and never shown again. */

const LEAKS =
  /\bAKIA(?!IOSFODNN7EXAMPLE)[0-9A-Z]{16}\b|\btskey-[a-z]+-\w{8,}|\bgh[pousr]_\w{36}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const NAMED = /\b\w*(?:TOKEN|SECRET|PASSWORD|AUTHKEY)["']?\s*[:=]\s*["']?([^\s"'$<>{}]{24,})/i;

export function looksSecret(row: string): boolean {
  if (/^\s*#/.test(row)) return false;
  if (LEAKS.test(row)) return true;
  const value = NAMED.exec(row)?.[1];
  if (!value || /:\/\/|^arn:|^sha\d+:|example|changeme|test|dummy|^[/.~]/i.test(value)) return false;
  if (/^[0-9a-f]{32,}$/.test(value)) return true;
  return (
    /[a-z]/.test(value) && /\d/.test(value) && /[A-Z]/.test(value) && !/^[a-z-]+(\/[\w.-]+)+$/.test(value)
  );
}
