/** Terraform: the form, the arguments of each resource by a checked list, references, and the policies inside. */
import { parseHcl, plain, valuesOf, type Block } from './hcl.ts';
import { policyFaults } from './policy.ts';

interface Resource {
  needs: string[];
  may?: string[];
  blocks?: Record<string, string[]>;
  /** What it gives to others, beside its arguments. */
  gives?: string[];
}

const META = ['for_each', 'count', 'depends_on', 'provider'];
const RULE: Resource = {
  needs: ['security_group_id', 'ip_protocol', 'from_port', 'to_port'],
  may: ['description', 'cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id', 'tags'],
};

/** Arguments as the documentation of the AWS provider, version 6, lists them; only resources that snippets use. */
const RESOURCES: Record<string, Resource> = {
  aws_vpc_security_group_ingress_rule: RULE,
  aws_vpc_security_group_egress_rule: RULE,
  aws_security_group: {
    needs: ['description', 'vpc_id'],
    may: ['name', 'name_prefix', 'tags', 'revoke_rules_on_delete'],
    blocks: {
      ingress: ['protocol', 'from_port', 'to_port', 'cidr_blocks', 'description', 'security_groups'],
      egress: ['protocol', 'from_port', 'to_port', 'cidr_blocks', 'description', 'security_groups'],
    },
    gives: ['id', 'arn'],
  },
  google_compute_firewall: {
    needs: ['name', 'network', 'direction', 'source_ranges'],
    may: ['description', 'target_tags', 'priority'],
    blocks: { allow: ['protocol', 'ports'] },
  },
  aws_iam_openid_connect_provider: {
    needs: ['url', 'client_id_list'],
    may: ['thumbprint_list', 'tags'],
    gives: ['arn'],
  },
  aws_iam_role: {
    needs: ['name', 'assume_role_policy'],
    may: ['description', 'max_session_duration', 'path', 'permissions_boundary', 'tags'],
    gives: ['arn', 'id', 'name'],
  },
  aws_iam_role_policy: { needs: ['role', 'policy'], may: ['name', 'name_prefix'] },
};

const FUNCTIONS = ['file', 'jsonencode', 'toset', 'yamldecode', 'jsondecode'];

function resourceFaults(block: Block): string[] {
  const [type, name] = block.labels as [string, string];
  const known = RESOURCES[type];
  const where = `${type}.${name}`;
  if (!known) return [`${where}: no such resource in the checked list`];
  const given = [...block.attributes.keys()];
  const all = [...known.needs, ...(known.may ?? []), ...META];
  return [
    ...given.filter((key) => !all.includes(key)).map((key) => `${where}: no argument ${key}`),
    ...known.needs.filter((key) => !given.includes(key)).map((key) => `${where}: ${key} is missing`),
    ...block.blocks.flatMap(({ type: inner, attributes }) => {
      const allowed = known.blocks?.[inner];
      if (!allowed) return [`${where}: no block ${inner}`];
      const keys = [...attributes.keys()];
      return [
        ...keys.filter((key) => !allowed.includes(key)).map((key) => `${where}.${inner}: no argument ${key}`),
        ...(inner === 'allow' ? allowed : ['protocol', 'from_port', 'to_port'])
          .filter((key) => !keys.includes(key))
          .map((key) => `${where}.${inner}: ${key} is missing`),
      ];
    }),
    ...(RULE === known &&
    !['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'].some((key) =>
      given.includes(key),
    )
      ? [`${where}: names no other end`]
      : []),
    ...(/ingress/.test(type) &&
    plain(block.attributes.get('cidr_ipv4') ?? { kind: 'string', text: '' }) === '0.0.0.0/0'
      ? [`${where}: lets in the whole internet`]
      : []),
  ];
}

/** References that lead nowhere: an unknown local, resource or attribute, or `each` without `for_each`. */
function referenceFaults(file: Block): string[] {
  const locals = file.blocks
    .filter(({ type }) => type === 'locals')
    .flatMap(({ attributes }) => [...attributes.keys()]);
  const resources = new Map(
    file.blocks.filter(({ type }) => type === 'resource').map((block) => [block.labels.join('.'), block]),
  );
  return file.blocks.flatMap((block) =>
    [...valuesOf(block)].flatMap((value) => {
      if (value.kind === 'call') return FUNCTIONS.includes(value.name) ? [] : [`no function ${value.name}`];
      if (value.kind !== 'reference' && value.kind !== 'string') return [];
      const names =
        value.kind === 'reference'
          ? [value.text]
          : [...value.text.matchAll(/\$\{([^}]*)\}/g)].map(([, text]) => text!.trim());
      return names.flatMap((name) => {
        if (/^(?:true|false|null|path\.module)$/.test(name)) return [];
        const [first, second, third] = name.split('.') as [string, string?, string?];
        if (first === 'local') return locals.includes(second ?? '') ? [] : [`no local ${name}`];
        if (first === 'each')
          return block.attributes.has('for_each') && /^(?:value|key)$/.test(second ?? '')
            ? []
            : [`${name} without for_each`];
        const target = resources.get(`${first}.${second ?? ''}`);
        const gives = RESOURCES[first]?.gives ?? [];
        return target && gives.includes(third ?? '') ? [] : [`nothing is called ${name}`];
      });
    }),
  );
}

/** Faults of one Terraform file with its placeholders filled in. */
export function checkTerraform(text: string): string[] {
  let file: Block;
  try {
    file = parseHcl(text);
  } catch (error) {
    return [String(error)];
  }
  const faults = file.blocks.flatMap((block) => {
    if (block.type === 'resource')
      return block.labels.length === 2 ? resourceFaults(block) : ['a resource needs a type and a name'];
    return block.type === 'locals' ? [] : [`no block ${block.type}`];
  });
  const policies = file.blocks.flatMap((block) =>
    [...valuesOf(block)].flatMap((value) =>
      value.kind === 'call' && value.name === 'jsonencode' ? value.items.map(plain) : [],
    ),
  );
  const unused = file.blocks
    .filter(({ type }) => type === 'locals')
    .flatMap(({ attributes }) => [...attributes.keys()])
    .filter((name) => !text.includes(`local.${name}`));
  return [
    ...faults,
    ...referenceFaults(file),
    ...policies.flatMap(policyFaults),
    ...unused.map((name) => `local ${name} is not used`),
  ];
}
