/** JSON schemas of what runs a step inside, or lets a job in by name: ECS, Step Functions, Teleport. */
import { count, list, matching, object, one, text, type Schema } from './words.ts';

const role = matching('arn:aws:iam::\\d{12}:role/[\\w-]+');

/** RegisterTaskDefinition: one container on Fargate, with an end and a log, and without a role of its own. */
const taskDefinition = object({
  family: text,
  requiresCompatibilities: list(one('FARGATE')),
  networkMode: one('awsvpc'),
  cpu: matching('\\d+'),
  memory: matching('\\d+'),
  executionRoleArn: role,
  containerDefinitions: {
    type: 'array',
    minItems: 1,
    maxItems: 1,
    items: object({
      name: text,
      image: matching('[\\w./-]+:[\\w.-]+'),
      // ECS knows no time limit for a task.
      command: {
        type: 'array',
        items: [one('timeout'), matching('\\d+')],
        additionalItems: text,
        minItems: 3,
      },
      secrets: list(object({ name: matching('[A-Z_]+'), valueFrom: matching('arn:aws:secretsmanager:.+') })),
      logConfiguration: object({
        logDriver: one('awslogs'),
        options: object({ 'awslogs-group': text, 'awslogs-region': text, 'awslogs-stream-prefix': text }),
      }),
    }),
  },
});

/** One state that waits for its task and takes nothing from the caller. */
const stateMachine = object({
  Comment: text,
  StartAt: one('Run the step'),
  TimeoutSeconds: count,
  States: object({
    'Run the step': object({
      Type: one('Task'),
      Resource: one('arn:aws:states:::ecs:runTask.sync'),
      Parameters: object({
        Cluster: text,
        LaunchType: one('FARGATE'),
        TaskDefinition: matching('[\\w-]+:\\d+'),
        NetworkConfiguration: object({
          AwsvpcConfiguration: object({
            AssignPublicIp: one('DISABLED'),
            SecurityGroups: list(matching('sg-[0-9a-f]+')),
            Subnets: list(matching('subnet-[0-9a-f]+')),
          }),
        }),
      }),
      End: one(true),
    }),
  }),
});

const teleport = (kind: string, version: string, spec: Schema): Schema =>
  object({ kind: one(kind), version: one(version), metadata: object({ name: text }), spec });
const uuid = matching('[0-9a-f-]{36}');
/** A name, and no wildcard. */
const named = list(matching('[\\w-]+'));

const teleportRole = teleport(
  'role',
  'v7',
  object({
    allow: object({
      db_labels: object({ ci: text }),
      db_names: named,
      db_users: named,
      rules: list(object({ resources: list(one('db_server', 'db')), verbs: list(one('read', 'list')) })),
    }),
  }),
);
const teleportBot = teleport('bot', 'v1', object({ roles: list(text) }));
const teleportToken = teleport(
  'token',
  'v2',
  object({
    roles: list(one('Bot')),
    join_method: one('circleci'),
    bot_name: text,
    circleci: object({
      organization_id: uuid,
      allow: list(object({ project_id: uuid, context_id: uuid })),
    }),
  }),
);
const tbot = object({
  version: one('v2'),
  proxy_server: matching('[\\w.-]+:443'),
  onboarding: object({ join_method: one('circleci'), token: text }),
  storage: object({ type: one('memory') }),
  services: list(
    object({
      type: one('database-tunnel'),
      listen: matching('tcp://127\\.0\\.0\\.1:\\d+'),
      service: text,
      database: text,
      username: text,
    }),
  ),
});

/** By the kind that a snippet names. */
export const STEP_SCHEMAS = {
  taskDefinition,
  stateMachine,
  teleportRole,
  teleportBot,
  teleportToken,
  tbot,
};
