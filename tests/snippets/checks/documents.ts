/** YAML that other tools read: no key may stand in a snippet that its schema does not know. */
import { parseAllDocuments } from 'yaml';
import { validator, type Validate } from './schema.ts';
import { SCHEMAS, type DocumentKind } from './known-keys.ts';

const compiled = new Map<DocumentKind, Validate>();

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10'];

interface Named {
  kind?: string;
  metadata?: { name?: string };
  spec?: {
    sourceRef?: { kind: string; name: string };
    egress?: { to?: { ipBlock?: { cidr: string; except?: string[] } }[] }[];
  };
}

/** What holds between the parts: a reference leads somewhere, a block for everything leaves private networks out. */
function meaningFaults(documents: Named[]): string[] {
  return documents.flatMap(({ spec }) => {
    const ref = spec?.sourceRef;
    const faults =
      ref && !documents.some(({ kind, metadata }) => kind === ref.kind && metadata?.name === ref.name)
        ? [`no ${ref.kind} ${ref.name}`]
        : [];
    for (const { ipBlock } of (spec?.egress ?? []).flatMap(({ to }) => to ?? [])) {
      if (ipBlock?.cidr !== '0.0.0.0/0') continue;
      const open = PRIVATE.filter((range) => !ipBlock.except?.includes(range));
      if (open.length) faults.push(`0.0.0.0/0 leaves ${open.join(', ')} open`);
    }
    return faults;
  });
}

/** Faults of a YAML file with its placeholders filled in. @param kinds what each of its documents is, in order */
export function checkDocuments(source: string, kinds: DocumentKind[]): string[] {
  const parsed = parseAllDocuments(source);
  if (!('length' in parsed)) return ['an empty file'];
  const errors = [...parsed].flatMap((document) =>
    document.errors.map(({ message }) => message.split('\n')[0]!),
  );
  if (errors.length) return errors;
  if (parsed.length !== kinds.length) return [`${parsed.length} documents instead of ${kinds.length}`];
  const data = [...parsed].map((document) => document.toJS() as Named);
  const form = data.flatMap((entry, index) => {
    const kind = kinds[index]!;
    if (!compiled.has(kind)) compiled.set(kind, validator(SCHEMAS[kind]));
    return compiled.get(kind)!(entry);
  });
  return [...form, ...meaningFaults(data)];
}
