/** Rows that look like a credential: found by a rule, and never shown again. */

/** Credentials that their own form gives away, whatever their name. */
const LEAKS = new RegExp(
  [
    String.raw`\bAKIA(?!IOSFODNN7EXAMPLE)[0-9A-Z]{16}\b`,
    String.raw`\btskey-[a-z]+-\w{8,}`,
    String.raw`\bgh[pousr]_\w{36}\b`,
    String.raw`\bgithub_pat_\w{40,}`,
    String.raw`\bglpat-[\w-]{20,}`,
    String.raw`\bnpm_[A-Za-z0-9]{36}\b`,
    String.raw`\bdckr_pat_[\w-]{20,}`,
    String.raw`\bCCI(PAT|PRJ)_\w{20,}`,
    String.raw`\bhvs\.[\w-]{24,}`,
    String.raw`\bxox[abprs]-\d[\w-]{20,}`,
    String.raw`\bhooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{20,}`,
    String.raw`-----BEGIN ([A-Z ]*PRIVATE KEY|OpenVPN Static key V1)-----`,
    String.raw`\b(PrivateKey|PresharedKey)\s*=\s*[A-Za-z0-9+/]{43}=`,
  ].join('|'),
);
const NAMED =
  /\b(\w*(?:TOKEN|SECRET|PASSWORD|AUTHKEY|SECRET_ACCESS_KEY))["']?\s*[:=]\s*["']?([^\s"'$<>{}]{24,})/i;

/** A signed token that opens nothing: public by its role, of a demo, run out, or said to be for a test. */
function harmlessJwt(name: string, value: string): boolean {
  const [, payload] = /^eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]*$/.exec(value) ?? [];
  if (!payload) return false;
  if (/(^|_)(TEST|FAKE|MOCK|DUMMY|FIXTURE|SAMPLE|EXPIRED|INVALID|ANON)(_|$)/i.test(name)) return true;
  try {
    const { sub, iss, role, exp } = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as Record<
      string,
      unknown
    >;
    return (
      role === 'anon' ||
      (typeof sub === 'string' && /^(foo|bar|baz|test|fake|dummy|1234567890)/i.test(sub)) ||
      (typeof iss === 'string' && /demo|test|example|localhost/i.test(iss)) ||
      (typeof exp === 'number' && exp * 1000 < Date.now())
    );
  } catch {
    return false;
  }
}

const OPTION =
  /\s--[\w-]*(token|secret|password|auth-?key|api-?key)[= ]\s*["']?([\w+/.-]{24,}={0,2})(?=[\s"']|$)/i;

export function looksSecret(row: string): boolean {
  if (/^\s*#/.test(row)) return false;
  if (LEAKS.test(row)) return true;
  const [, name = '', value] = NAMED.exec(row) ?? OPTION.exec(row) ?? [];
  if (!value || /:\/\/|^arn:|^sha\d+:|example|changeme|test|dummy|^[/.~]/i.test(value)) return false;
  if (harmlessJwt(name, value)) return false;
  if (/^[0-9a-f]{32,}$/.test(value)) return true;
  return (
    /[a-z]/.test(value) && /\d/.test(value) && /[A-Z]/.test(value) && !/^[a-z-]+(\/[\w.-]+)+$/.test(value)
  );
}

/** Rows of a key between its first and its last. */
const KEY_ROW = /^\s*(?:[A-Za-z0-9+/=]*|(?:Proc-Type|DEK-Info):.*|-----END .*)\s*$/;

/** Lines that are not to be shown: those that look like a credential, and what stands below the head of a key. */
export function secretLines(rows: readonly string[]): number[] {
  let key = false;
  return rows.flatMap((row, index) => {
    const secret = looksSecret(row);
    key = secret ? row.includes('-----BEGIN ') : key && KEY_ROW.test(row);
    const hidden = secret || key;
    key &&= !row.includes('-----END ');
    return hidden ? [index + 1] : [];
  });
}
