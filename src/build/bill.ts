/**
 * What ships as a CycloneDX list (https://cyclonedx.org/docs/1.6/json/): the packages whose code or data reaches a browser,
 * and not the hundreds that build and test. No date and no random number, so that two builds give the same bytes.
 */
import type { Shipped } from './licenses.ts';

/** `package-lock.json`, as far as it matters here. */
export interface Lock {
  packages: Record<string, { integrity?: string }>;
}

/** The archive that the list belongs to. */
interface Archive {
  name: string;
  version: string;
  license: string;
  /** In hexadecimal digits. */
  sha256: string;
}

/** An address for a package (https://github.com/package-url/purl-spec), in which a scope is written `%40`. */
const purl = ({ name, version }: Shipped) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const licensesOf = (license: string | undefined) => {
  if (!license) return [{ license: { name: 'see editor/licenses.txt in the archive' } }];
  return / (?:AND|OR|WITH) /.test(license) ? [{ expression: license }] : [{ license: { id: license } }];
};

/** The hash that the registry publishes for the package as it is downloaded. */
function hashesOf(folder: string, lock: Lock): { alg: string; content: string }[] {
  const [algorithm, digest] = lock.packages[folder]?.integrity?.split('-') ?? [];
  if (algorithm !== 'sha512' || !digest)
    throw new Error(`package-lock.json: ${folder} has no integrity: run \`npm install\``);
  return [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }];
}

export function bill({ name, version, license, sha256 }: Archive, inside: readonly Shipped[], lock: Lock) {
  const ref = `${name}@${version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': ref,
        name,
        version,
        licenses: licensesOf(license),
        hashes: [{ alg: 'SHA-256', content: sha256 }],
      },
    },
    components: inside.map((one) => ({
      type: 'library',
      'bom-ref': purl(one),
      name: one.name,
      version: one.version,
      scope: 'required',
      purl: purl(one),
      licenses: licensesOf(one.license),
      hashes: hashesOf(one.folder, lock),
    })),
    dependencies: [{ ref, dependsOn: inside.map(purl) }],
  };
}
