/**
 * CircleCI's own JSON schema of `.circleci/config.yml`. It is a third party's file, so the project holds no copy:
 * it is found through CIRCLECI_SCHEMA, beside the project, or where `npm run schemas` put it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** The one revision that the checks were written against. */
export const SHA256 = '943887ba97ed0047f4170e83d3e5bf045ae12d824f6da56ca50c2224a7fbb458';
export const FETCHED = 'node_modules/.cache/circleci-schema.json';
const BESIDE = '../shared/schemas/circleci-yaml-language-server.schema.json';

export type Validate = (data: unknown) => string[];

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Path of the schema, or undefined where there is none. @throws Error when the file is another revision */
export function findSchema(): string | undefined {
  const named = process.env['CIRCLECI_SCHEMA'];
  const found = named ?? [BESIDE, FETCHED].find((file) => existsSync(file));
  if (!found) return undefined;
  const actual = sha256(readFileSync(found, 'utf8'));
  if (actual !== SHA256) throw new Error(`${found}: SHA-256 ${actual}, expected ${SHA256}`);
  return found;
}

/** A function that lists what a configuration has wrong by a JSON schema. */
export function validator(schema: object): Validate {
  // The schema carries keywords of the editor; strict mode would refuse them.
  const check = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false }).compile(
    schema,
  );
  return (data) => {
    if (check(data)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath || '/'} ${message ?? 'is wrong'} ${JSON.stringify(params)}`,
    );
  };
}

/**
 * CircleCI documents `circleci_ip_ranges: << pipeline.parameters.x >>`, the schema wants a plain boolean: the one
 * place where the documentation is believed rather than the schema.
 */
const isDocumented = (fault: string) => /^\/jobs\/[^/]+\/circleci_ip_ranges must be boolean/.test(fault);

let loaded: Validate | undefined;

/** CircleCI's schema as a check, or undefined where it cannot be had. */
export function circleciSchema(): Validate | undefined {
  const file = findSchema();
  if (!file) return undefined;
  loaded ??= validator(JSON.parse(readFileSync(file, 'utf8')) as object);
  const check = loaded;
  return (data) => {
    const faults = check(data);
    return faults.every(isDocumented) ? [] : faults.slice(0, 3);
  };
}
