/**
 * What goes wrong, by option: `threats.yaml` beside its page answers each situation of `topic.yaml`. An answer says who
 * appears, which arrows of the option's main figure change, what follows, and what narrows it. `diagrams/threats.ts` holds
 * the figure against it.
 */
import { existsSync } from 'node:fs';
import { z } from 'astro/zod';
import { throwAll } from '../lib/content-error.ts';
import { onceFor } from '../lib/memo.ts';
import { ContentError } from '../lib/content-error.ts';
import { readYaml } from '../lib/yaml.ts';
import { checkKnown, each, mistakeAt } from './known.ts';
import { loadFacts, loadSources } from './load.ts';
import { evidence, id, type Facts, type Verdict } from './model.ts';
import { section, sectionAt } from './sections.ts';
import { loadTopic, MAIN_FIGURE, nodeId, type ThreatKind, type Topic } from './topics.ts';

/** How an arrow stands in a situation; the words of the signs. */
const outcomes = ['through', 'condition', 'stopped'] as const;
export type Outcome = (typeof outcomes)[number];

const arrow = z.strictObject({
  from: nodeId,
  to: nodeId,
  as: z.enum(outcomes).describe('How it stands now: gets through, on a condition, stopped.'),
  label: z.string().min(1).max(28).optional().describe('What stands at the arrow.'),
});

const narrows = z.strictObject({
  text: z.string().min(10).max(200),
  to: section,
});

/** One shape with optional parts, since a union would name no field in its errors. */
const situation = z
  .strictObject({
    ask: z
      .string()
      .regex(/^What if .+\?$/, 'is no question that begins with "What if"')
      .max(80)
      .describe("The question in the reader's words."),
    appears: z
      .record(nodeId, z.string().min(1).max(26))
      .optional()
      .describe('Who was not there on a good day, by the names that topic.yaml gives them.'),
    arrows: z.array(arrow).min(1).optional().describe('Arrows added or changed; the rest stays.'),
    cell: z.string().min(1).max(34).describe('Some three words that stand alone in a table cell.'),
    follows: z
      .string()
      .min(20)
      .max(340)
      .optional()
      .describe('What an attacker gains, for how long, and what does not change.'),
    narrows: narrows.optional().describe('What narrows it, and the section that shows how.'),
    cannot: z
      .string()
      .regex(/^because /, 'does not begin with "because"')
      .max(340)
      .optional()
      .describe('Why it cannot happen here, instead of arrows, follows, and narrows.'),
    ...evidence,
  })
  .refine((one) => (one.cannot ? !one.arrows : one.arrows && one.follows && one.narrows), {
    error: 'a situation has arrows, follows, and narrows, or says with `cannot` why it is none',
    path: ['ask'],
  })
  .refine((one) => one.sources.length > 0 || one.judgement, {
    error: 'a statement needs a source, or `judgement: true`',
    path: ['ask'],
  });

export const threatsFile = z.record(id, situation);

export type Situation = z.infer<typeof situation>;
export type Happens = Situation & Required<Pick<Situation, 'arrows' | 'follows' | 'narrows'>>;
/** By the ids of `topic.yaml`, in its order. */
export type Threats = Record<string, Situation>;

/** Whether the situation is one, with arrows to draw. */
export const canHappen = (one: Situation): one is Happens => one.arrows !== undefined;

export const OUTCOME_WORDS: Readonly<Record<Outcome | 'none', string>> = {
  through: 'Gets through',
  condition: 'On a condition',
  stopped: 'Stopped',
  none: 'Cannot happen here',
};

/** What follows, or why nothing does, with the sign that goes before: it goes on from the cell. */
export const followsOf = (one: Situation): string =>
  canHappen(one) ? `. ${one.follows}` : `, ${one.cannot!}`;

/** Address of an option's main figure in a situation. @param page the option's, from the site's root */
export const addressIn = (page: string, situation: string): string =>
  `${page}?if=${situation}#${MAIN_FIGURE}`;

/** The strongest of its arrows: what is open in one place is open. `none` where it cannot happen. */
export const outcomeOf = (one: Situation): Outcome | 'none' =>
  canHappen(one) ? outcomes.find((outcome) => one.arrows.some(({ as }) => as === outcome))! : 'none';

/**
 * Whether a drawing says what the facts say. A way that ends by itself within hours is contained by the criterion's own
 * words, and still open until then, so it may be drawn as a condition.
 */
export function agrees(verdict: Verdict, outcome: Outcome | 'none', expires = false): boolean {
  if (verdict === 'no') return outcome === 'through';
  if (verdict === 'partly') return outcome === 'condition';
  if (verdict === 'unknown') return outcome === 'none' || outcome === 'condition';
  return outcome === 'none' || outcome === 'stopped' || (expires && outcome === 'condition');
}

/** @param folder of the topic, from the project's root */
export const threatsPath = (folder: string, option: string): string => `${folder}/${option}/threats.yaml`;

/** Checks names, links and verdicts. @throws ContentError with file, line and field of each fault */
function readThreats(topic: Topic, option: string, facts: Facts): Threats {
  const file = threatsPath(topic.folder, option);
  const { situations, appear } = topic.threats!;
  if (!existsSync(file))
    throw new ContentError(
      file,
      1,
      `is missing: it says what happens in ${situations.map(({ id }) => id).join(', ')}`,
    );
  const threats = readYaml(file, threatsFile);
  const known = situations.map(({ id }) => id);
  const missing = known.filter((id) => !threats[id]);
  if (missing.length && Object.keys(threats).every((id) => known.includes(id)))
    throw new ContentError(file, 1, `does not say what happens in ${missing.join(', ')}`);
  const where = `${topic.folder}/topic.yaml`;
  checkKnown(
    file,
    'situation',
    where,
    Object.keys(threats).map((name) => ({ name, path: [name] })),
    new Set(known),
  );
  const entries = known.map((id) => [id, threats[id]!] as const);
  const sources = entries.flatMap(([id, one]) => each(one.sources, id, 'sources'));
  checkKnown(file, 'source', 'content/sources.yaml', sources, loadSources());
  const appearing = entries.flatMap(([id, { appears = {} }]) =>
    Object.keys(appears).map((name) => ({ name, path: [id, 'appears', name] })),
  );
  checkKnown(file, 'who appears:', where, appearing, new Set(Object.keys(appear)));
  throwAll(situations.flatMap((kind) => faultsOf(kind, threats[kind.id]!, facts, file)));
  return Object.fromEntries(entries);
}

function faultsOf(
  { id, criterion, expires }: ThreatKind,
  one: Situation,
  facts: Facts,
  file: string,
): ContentError[] {
  const happens = canHappen(one);
  const fault = (field: string[], reason: string) => mistakeAt(file, [id, ...field], reason);
  const verdict = criterion && facts[criterion]!.verdict;
  return [
    ...(happens && !sectionAt(one.narrows.to)
      ? [fault(['narrows', 'to'], `there is no section ${one.narrows.to}`)]
      : []),
    ...(verdict && !agrees(verdict, outcomeOf(one), expires)
      ? [
          fault(
            [happens ? 'arrows' : 'cannot'],
            `the facts answer ${criterion} with ${verdict}, and this ${happens ? `is drawn as ${outcomeOf(one)}` : 'cannot happen'}; ` +
              `with ${verdict} goes ${outcomes.filter((as) => agrees(verdict, as, expires)).join(' or ')}`,
          ),
        ]
      : []),
  ];
}

/** Situations of a topic's options, by option; empty where the topic has none. */
export const loadThreats = onceFor((id: string): Map<string, Threats> => {
  const topic = loadTopic(id);
  if (!topic.threats) return new Map();
  return new Map([...loadFacts(id)].map(([option, facts]) => [option, readThreats(topic, option, facts)]));
});
