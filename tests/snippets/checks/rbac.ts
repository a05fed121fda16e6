/** Kubernetes roles of snippets: what a job may get, and nothing that leads further than a forward. */
import { list, object, one, text, type Schema } from './words.ts';

const GROUP: Schema = { const: 'rbac.authorization.k8s.io' };

const of = (kind: string, rest: Record<string, Schema>): Schema =>
  object({
    apiVersion: { const: 'rbac.authorization.k8s.io/v1' },
    kind: { const: kind },
    metadata: object({ name: text, namespace: text }),
    ...rest,
  });

export const role = of('Role', {
  rules: list(
    object({
      apiGroups: { const: [''] },
      resources: list(one('services', 'pods', 'pods/portforward')),
      verbs: list(one('get', 'list', 'create')),
    }),
  ),
});

export const roleBinding = of('RoleBinding', {
  roleRef: object({ apiGroup: GROUP, kind: { const: 'Role' }, name: text }),
  subjects: list(object({ apiGroup: GROUP, kind: one('User', 'Group'), name: text })),
});
