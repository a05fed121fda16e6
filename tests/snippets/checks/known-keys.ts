/**
 * JSON schemas of YAML that other tools read: Helm values, Kubernetes objects, tunnel configuration. Each holds the keys
 * that are known to exist, and no others.
 */
import { count, list, map, matching, object, one, text, truth, values, yes, type Schema } from './words.ts';
import { STEP_SCHEMAS } from './step-keys.ts';
import { role, roleBinding } from './rbac.ts';

const RUNNER_CLASS = '[a-z0-9_-]+/[A-Za-z0-9:_+-]+';
const amount = matching('\\d+(?:m|Mi|Gi)?');
const resources = values({
  requests: values({ cpu: amount, memory: amount }),
  limits: values({ cpu: amount, memory: amount }),
});

/**
 * Chart container-agent 101.1.7. A token is a key of the chart too; snippets keep it in a Secret.
 * The keys of its values, those of a task's pod where snippets set them. */
const containerAgent = object(
  {
    agent: values({
      replicaCount: count,
      customSecret: text,
      environment: { type: 'object' },
      log: values({ level: text, format: text }),
      resources,
      name: text,
      runnerAPI: text,
      terminationGracePeriodSeconds: count,
      maxRunTime: text,
      maxConcurrentTasks: count,
      autodetectPlatform: truth,
      resourceClasses: map(
        values({
          spec: values({
            automountServiceAccountToken: { const: false },
            serviceAccountName: text,
            nodeSelector: { type: 'object' },
            containers: list(
              values({
                image: text,
                resources,
                securityContext: { type: 'object' },
                env: list(object({ name: text, value: text })),
                volumeMounts: list(object({ name: text, mountPath: text, readOnly: yes })),
              }),
            ),
            imagePullSecrets: list(object({ name: text })),
            volumes: list(object({ name: text, configMap: object({ name: text }) })),
          }),
        }),
        RUNNER_CLASS,
      ),
    }),
    proxy: object({
      enabled: yes,
      http: object({ host: text, port: count }),
      https: object({ host: text, port: count }),
      no_proxy: list(text),
    }),
  },
  ['agent'],
);

/** Chart machine-runner-orchestrator 1.0.0. */
const orchestrator = object({
  provisioner: object(
    {
      existingSecret: text,
      circleciAPIAddr: text,
      resourceClasses: map(
        object({ scaling: object({ minReplicas: count, maxReplicas: count }) }),
        RUNNER_CLASS,
      ),
    },
    ['existingSecret', 'resourceClasses'],
  ),
});

/** CircleCI Server 4.10: the part of its values that decides who can reach it. */
const server = object({
  global: object({ domainName: text }),
  github: object({ enterprise: yes, hostname: matching('[A-Za-z0-9.-]+') }),
  nginx: object({ private_load_balancers: yes }),
  machine_provisioner: object({ providers: object({ ec2: object({ assignPublicIP: { const: false } }) }) }),
});

const port = object({ protocol: one('TCP', 'UDP'), port: { type: 'integer', minimum: 1, maximum: 65535 } });
const cidr = matching('\\d{1,3}(?:\\.\\d{1,3}){3}/\\d{1,2}');
const kubernetes = (apiVersion: string, kind: string, spec: Schema): Schema =>
  object({
    apiVersion: one(apiVersion),
    kind: one(kind),
    metadata: object({ name: text, namespace: text }),
    spec,
  });

const networkPolicy = kubernetes(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  object({
    podSelector: object({
      matchExpressions: list(object({ key: text, operator: one('In', 'NotIn'), values: list(text) })),
    }),
    policyTypes: { type: 'array', items: one('Ingress', 'Egress'), minItems: 2, uniqueItems: true },
    egress: list(
      object({
        to: list({
          oneOf: [
            object({
              namespaceSelector: object({ matchLabels: map(text, 'kubernetes\\.io/metadata\\.name') }),
            }),
            // A whole-internet block has to leave the private networks out.
            object({ ipBlock: object({ cidr, except: list(cidr) }, ['cidr']) }),
          ],
        }),
        ports: list(port),
      }),
    ),
  }),
);

const application = kubernetes(
  'argoproj.io/v1alpha1',
  'Application',
  object({
    project: text,
    source: object({ repoURL: text, targetRevision: text, path: text }),
    destination: object({ server: text, namespace: text }),
    syncPolicy: object({ automated: object({ prune: truth, selfHeal: truth }) }),
  }),
);

const duration = matching('\\d+[smh]');
const ociRepository = kubernetes(
  'source.toolkit.fluxcd.io/v1',
  'OCIRepository',
  object({
    interval: duration,
    provider: one('aws', 'gcp', 'azure', 'generic'),
    url: matching('oci://.+'),
    ref: object({ tag: text }),
  }),
);
const kustomization = kubernetes(
  'kustomize.toolkit.fluxcd.io/v1',
  'Kustomization',
  object({
    interval: duration,
    sourceRef: object({ kind: one('OCIRepository'), name: text }),
    path: text,
    targetNamespace: text,
    prune: truth,
    wait: truth,
    timeout: duration,
  }),
);

const cloudflared = object({
  tunnel: text,
  'credentials-file': matching('/etc/cloudflared/[0-9a-f-]+\\.json'),
  ingress: {
    type: 'array',
    // The last rule takes what is left, and must refuse it.
    items: [
      object({ hostname: text, service: matching('tcp://[\\w.-]+:\\d+') }),
      object({ service: one('http_status:404') }),
    ],
    minItems: 2,
    additionalItems: false,
  },
});

const ngrok = object({
  version: one(3),
  // Version 3 of the file requires the field: https://ngrok.com/docs/agent/config/v3#agent-configuration
  agent: object({ log: one('stdout') }),
  endpoints: list(
    object({
      name: text,
      url: matching('https://[\\w-]+\\.internal'),
      upstream: object({ url: matching('https?://.+') }),
    }),
  ),
});

const action = (type: string, config: Schema) => object({ type: one(type), config });
const ngrokPolicy = object({
  on_http_request: {
    type: 'array',
    items: [
      object({
        actions: list(
          action(
            'jwt-validation',
            object({
              issuer: object({
                allow_list: list(object({ value: matching('https://oidc\\.circleci\\.com/org/.+') })),
              }),
              audience: object({ allow_list: list(object({ value: text })) }),
              http: object({
                tokens: list(
                  object({
                    type: one('jwt'),
                    method: one('header'),
                    name: one('Authorization'),
                    prefix: one('Bearer '),
                  }),
                ),
              }),
              jws: object({
                allowed_algorithms: list(one('RS256')),
                keys: object({
                  sources: object({
                    additional_jkus: list(matching('https://oidc\\.circleci\\.com/org/.+')),
                  }),
                }),
              }),
            }),
          ),
        ),
      }),
      object({
        expressions: list(matching(".*payload\\['oidc\\.circleci\\.com/project-id'\\] == '[0-9a-f-]{36}'")),
        actions: list(action('forward-internal', object({ url: matching('https://[\\w-]+\\.internal') }))),
      }),
      object({ actions: list(action('deny', object({ status_code: one(403) }))) }),
    ],
    minItems: 3,
    additionalItems: false,
  },
});

/** By the kind that a snippet names. */
export const SCHEMAS = {
  containerAgent,
  orchestrator,
  server,
  networkPolicy,
  application,
  ociRepository,
  kustomization,
  cloudflared,
  ngrok,
  ngrokPolicy,
  ...STEP_SCHEMAS,
  role,
  roleBinding,
};
export type DocumentKind = keyof typeof SCHEMAS;
