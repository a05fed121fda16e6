/** Policies in JSON: AWS IAM documents and a tailnet's policy file. Nobody by name of `*`, and conditions present. */

interface Statement {
  Effect?: unknown;
  Principal?: unknown;
  Action?: unknown;
  Resource?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
  [key: string]: unknown;
}

const KEYS = ['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition'];

/** Actions that snippets grant. `*` as the resource only where AWS knows no narrower one, or a condition narrows it. */
const ACTIONS: Record<string, 'resource' | 'any' | 'condition'> = {
  'ec2:AuthorizeSecurityGroupIngress': 'resource',
  'ec2:CreateTags': 'condition',
  'ec2:RevokeSecurityGroupIngress': 'resource',
  'ecr:BatchCheckLayerAvailability': 'resource',
  'ecr:BatchGetImage': 'resource',
  'ecr:CompleteLayerUpload': 'resource',
  'ecr:DescribeImages': 'resource',
  'ecr:GetAuthorizationToken': 'any',
  'ecr:GetDownloadUrlForLayer': 'resource',
  'ecr:InitiateLayerUpload': 'resource',
  'ecr:PutImage': 'resource',
  'ecr:UploadLayerPart': 'resource',
  'ecs:DescribeTasks': 'resource',
  'ecs:RunTask': 'condition',
  'ecs:StopTask': 'resource',
  'iam:PassRole': 'condition',
  'logs:FilterLogEvents': 'resource',
  'ssm:StartSession': 'condition',
  'ssm:TerminateSession': 'condition',
  'ssmmessages:OpenDataChannel': 'resource',
};

const CONDITIONS: Record<string, RegExp> = {
  ArnEquals: /^ecs:cluster$/,
  'ForAllValues:StringEquals': /^ecs:subnet$/,
  Null: /^ecs:subnet$/,
  StringEquals: /:aud$|:oidc\.circleci\.com\/project-id$|^ec2:CreateAction$|^iam:PassedToService$/,
  StringLike: /^ssm:resourceTag\/aws:ssmmessages:session-id$/,
  BoolIfExists: /^ssm:SessionDocumentAccessCheck$/,
};

const ARN = /^arn:aws:(?:ec2|ecr|ecs|iam|logs|ssm):[a-z0-9*-]*:(?:\d{12}|\*)?:[\w/${}:.*-]+$/;

function statementFaults(statement: Statement): string[] {
  const faults = Object.keys(statement)
    .filter((key) => !KEYS.includes(key))
    .map((key) => `a statement has no ${key}`);
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny')
    faults.push('Effect is neither Allow nor Deny');
  const conditions = Object.entries(statement.Condition ?? {});
  for (const [operator, tests] of conditions) {
    if (!CONDITIONS[operator]) faults.push(`no condition operator ${operator}`);
    for (const key of Object.keys(tests))
      if (CONDITIONS[operator]?.test(key) === false) faults.push(`${operator} asks for ${key}`);
  }
  const actions = [statement.Action ?? []].flat() as string[];
  if (!actions.length) faults.push('a statement without an Action');
  if (statement.Principal !== undefined) return [...faults, ...trustFaults(statement, actions)];

  const resources = [statement.Resource ?? []].flat() as string[];
  if (!resources.length) faults.push('a statement without a Resource');
  for (const action of actions) {
    const kind = ACTIONS[action];
    if (!kind) faults.push(`${action} is not an action that snippets grant`);
    if (kind === 'resource' && resources.includes('*')) faults.push(`${action} on every resource`);
    if (kind === 'condition' && !conditions.length) faults.push(`${action} without a condition`);
  }
  for (const resource of resources) {
    if (resource !== '*' && !resource.includes('${local.') && !ARN.test(resource))
      faults.push(`${resource} is no ARN`);
  }
  if (
    actions.includes('iam:PassRole') &&
    !(
      resources.every((resource) => /:role\/[\w-]+$/.test(resource)) &&
      statement.Condition?.['StringEquals']?.['iam:PassedToService']
    )
  )
    faults.push('iam:PassRole without one role and one service hands out other rights');
  if (
    actions.includes('ssm:StartSession') &&
    statement.Condition?.['BoolIfExists']?.['ssm:SessionDocumentAccessCheck'] !== 'true'
  )
    faults.push('ssm:StartSession without the document check may give a shell');
  return faults;
}

/** A role that a token opens: one issuer, by its audience and by its project. */
function trustFaults({ Principal, Condition }: Statement, actions: string[]): string[] {
  const faults: string[] = [];
  const principal = Principal as Record<string, unknown> | string;
  const federated = typeof principal === 'object' ? principal['Federated'] : undefined;
  if (JSON.stringify(principal).includes('"*"')) faults.push('the principal is everyone');
  if (typeof federated !== 'string' || Object.keys(principal as object).length !== 1)
    faults.push('no federated principal');
  else if (
    !/^<aws_iam_openid_connect_provider\.\w+\.arn>$|^arn:aws:iam::\d{12}:oidc-provider\/oidc\.circleci\.com\/org\/[\w-]+$/.test(
      federated,
    )
  )
    faults.push(`${federated} is not an organization's issuer at CircleCI`);
  if (actions.join() !== 'sts:AssumeRoleWithWebIdentity')
    faults.push(`a token takes sts:AssumeRoleWithWebIdentity, not ${actions.join()}`);
  const equals = Object.entries(Condition?.['StringEquals'] ?? {});
  for (const key of [':aud', ':oidc.circleci.com/project-id']) {
    const found = equals.find(([name]) => name.endsWith(key));
    if (!found) faults.push(`no condition on ${key.slice(1)}`);
    else if (!/^[\w-]+$/.test(String(found[1]))) faults.push(`${found[0]} is ${String(found[1])}`);
    if (
      found &&
      typeof federated === 'string' &&
      federated.startsWith('arn:') &&
      found[0].replace(key, '') !== federated.split('oidc-provider/')[1]
    )
      faults.push(`${found[0]} is of another issuer`);
  }
  return faults;
}

/** Faults of an AWS policy document as plain data. */
export function policyFaults(data: unknown): string[] {
  const { Version, Statement, ...rest } = data as { Version?: unknown; Statement?: unknown };
  const statements = Array.isArray(Statement) ? (Statement as Statement[]) : [];
  return [
    ...(Version === '2012-10-17' ? [] : ['Version is not 2012-10-17']),
    ...(statements.length ? [] : ['no Statement']),
    ...Object.keys(rest).map((key) => `a policy has no ${key}`),
    ...statements.flatMap(statementFaults),
  ];
}

interface Tailnet {
  tagOwners?: Record<string, string[]>;
  autoApprovers?: { routes?: Record<string, string[]> };
  grants?: { src: string[]; dst: string[]; ip: string[] }[];
}

/** Faults of a tailnet's policy file: who may talk to what, all of it named. */
function tailnetFaults(data: unknown): string[] {
  const policy = data as Tailnet;
  const faults = Object.keys(policy)
    .filter((key) => !['tagOwners', 'autoApprovers', 'grants'].includes(key))
    .map((key) => `a tailnet policy has no ${key} here`);
  const tags = Object.keys(policy.tagOwners ?? {});
  const used = [...JSON.stringify([policy.autoApprovers, policy.grants]).matchAll(/"(tag:[\w-]+)"/g)].map(
    ([, tag]) => tag!,
  );
  for (const tag of used) if (!tags.includes(tag)) faults.push(`${tag} has no owner`);
  for (const tag of tags) if (!used.includes(tag)) faults.push(`${tag} is not used`);
  for (const key of Object.keys(policy.autoApprovers ?? {}))
    if (key !== 'routes') faults.push(`autoApprovers has no ${key}`);
  if (!policy.grants?.length) faults.push('no grant');
  for (const grant of policy.grants ?? []) {
    if (Object.keys(grant).sort().join() !== 'dst,ip,src')
      faults.push(`a grant has src, dst and ip, not ${Object.keys(grant).join()}`);
    const wide = Object.values(grant)
      .flat()
      .filter((entry) => entry === '*' || entry === 'autogroup:internet');
    if (wide.length) faults.push('a grant for everything');
    for (const entry of grant.ip ?? [])
      if (!/^(?:tcp|udp):\d+$/.test(entry)) faults.push(`${entry} is no protocol and port`);
  }
  for (const route of Object.keys(policy.autoApprovers?.routes ?? {}))
    if (!(policy.grants ?? []).some(({ dst }) => dst?.some((host) => route.startsWith(host))))
      faults.push(`no grant for the route ${route}`);
  return faults;
}

/** Faults of a JSON file: parsed, then by what it is. */
export function checkPolicy(text: string): string[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return [String(error)];
  }
  return 'Statement' in (data as object) || 'Version' in (data as object)
    ? policyFaults(data)
    : tailnetFaults(data);
}
