/** The topics: what each is called, the kinds of its options, and who is asked whether they get through. */
import { existsSync } from 'node:fs';
import { z } from 'astro/zod';
import { ContentError } from '../lib/content-error.ts';
import { onceFor } from '../lib/memo.ts';
import { readYaml } from '../lib/yaml.ts';
import { id } from './model.ts';
import { CONTENT, contentFiles, inContent } from './root.ts';
import { site } from './site.ts';

const words = z.string().min(1);

/** Id of the figure that every option begins with: who reaches what. Its facts, plates and situations speak of it. */
export const MAIN_FIGURE = 'fig-who-reaches-what';

/** Kinds that `src/theme/Sign.astro` draws. */
const SIGNS = ['dials', 'meets', 'runs', 'nobody'] as const;

/** Id of a node in a figure. */
export const nodeId = z.string().regex(/^[a-z][a-z0-9_]*$/, 'is no id of a figure');

const column = z.strictObject({
  criterion: id,
  name: words,
  /** Id of its node in the main figure. */
  actor: nodeId,
  /** The zone outside that it stands in. */
  zone: z.string(),
  /** Whether to get through is the good answer to the criterion. */
  wanted: z.boolean(),
});

/** Something that goes wrong, which each option answers in its `threats.yaml`. */
const threat = z.strictObject({
  id,
  /** Heads a column. */
  short: words,
  /** The question of the facts that asks the same. */
  criterion: id.optional(),
  /** Who is behind it, by a node of the main figure, where nobody appears. */
  actor: nodeId.optional(),
  /** Whether a yes to the criterion may mean that the way is open for a while, and ends by itself. */
  expires: z.boolean().default(false),
});

export const topicFile = z.strictObject({
  title: words,
  /** Where a reader of the home page goes next, by what they have to do. `to`: below the topic, or from the root. */
  routes: z.array(z.strictObject({ name: words, to: words, note: words })).default([]),
  kinds: z.array(z.strictObject({ id, title: words, note: words, sign: z.enum(SIGNS).optional() })).min(1),
  reach: z.strictObject({
    columns: z.array(column).min(1),
    resource: z.string(),
    /** Zones in which a line says nothing about reaching you. */
    outside: z.array(z.strictObject({ id: z.string(), name: words })),
    words: z.strictObject({ through: words, condition: words, stopped: words, unwanted: words }),
  }),
  threats: z
    .strictObject({
      /** In the order of every list. */
      situations: z.array(threat).min(1),
      /** Who may appear in a situation, and the zone of the main figure that they stand in. */
      appear: z.record(nodeId, z.string()),
    })
    .optional(),
  /** Criteria that the list of options shows beside who reaches what. */
  glance: z.array(id).default([]),
  /** Criteria that an option's review packet answers in full, under the head of each. */
  review: z
    .strictObject({
      reach: z.array(id).default([]).describe('Beside who reaches what.'),
      credentials: z.array(id).default([]),
      risks: z.array(id).default([]),
    })
    .default({ reach: [], credentials: [], risks: [] }),
  /** Criteria that an option's page shows at a glance; the others are one press away. */
  brief: z.array(id).optional(),
});

export type ReachColumn = z.infer<typeof column>;
export type ThreatKind = z.infer<typeof threat>;
export type Reach = z.infer<typeof topicFile>['reach'];
export type Kind = z.infer<typeof topicFile>['kinds'][number];
export type Topic = z.infer<typeof topicFile> & {
  id: string;
  /** Its folder, from the project's root. */
  folder: string;
  /** Address of its first page, with slashes at both ends. */
  path: string;
};

/** @throws ContentError naming file, line and field; Error for a topic that `site.config.ts` does not name */
export const loadTopic = onceFor((topic: string): Topic => {
  if (!site.topics.includes(topic)) throw new Error(`site.config.ts: topics: there is no topic "${topic}"`);
  const folder = `${CONTENT}/${topic}`;
  const path = `/${topic}/`;
  const read = readYaml(`${folder}/topic.yaml`, topicFile);
  const routes = read.routes.map((one) => ({ ...one, to: one.to.startsWith('/') ? one.to : path + one.to }));
  return { ...read, id: topic, folder, path, routes };
});

export const loadTopics = (): Topic[] => site.topics.map(loadTopic);

/** What the home page calls a topic's options: where there is no other topic, its title would say nothing. */
export const homeTitle = ({ title }: Topic): string =>
  site.topics.length > 1 ? title : 'The options: who gets through';

/** Folders with a topic in them that the site's configuration does not name. */
export const unlistedTopics = (): ContentError[] =>
  contentFiles('*/topic.yaml')
    .filter((file) => !site.topics.includes(inContent(file).split('/')[0]!))
    .map(
      (file) =>
        new ContentError(file, 1, 'The site has no such topic.', {
          hint: `Add '${inContent(file).split('/')[0]!}' to \`topics\` in site.config.ts.`,
        }),
    );

/** The topic that an address belongs to. @param path from the site's root, or a page's id */
export const findTopic = (path: string): Topic | undefined => {
  const first = path.replace(/^\//, '').split('/')[0]!;
  return site.topics.includes(first) ? loadTopic(first) : undefined;
};

/** The same, where a topic is needed. @param given its id, where the address says nothing of it */
export function topicAt(path: string, given?: string): Topic {
  const topic = given ? loadTopic(given) : findTopic(path);
  if (!topic) throw new Error(`${path} is no page of a topic: name one, as in topic="${site.topics[0]}"`);
  return topic;
}

/** Topic and option of a file in an option's folder; undefined for any other. @param file from the project's root */
export function optionOf(file: string): { topic: string; option: string } | undefined {
  const [topic, option, name] = inContent(file).split('/');
  if (!name || !site.topics.includes(topic!)) return undefined;
  return existsSync(`${CONTENT}/${topic}/${option}/facts.yaml`)
    ? { topic: topic!, option: option! }
    : undefined;
}
