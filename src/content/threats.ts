/**
 * What goes wrong, by option: `threats.yaml` beside its page. Each situation says who appears, which arrows of the
 * option's first figure change, what follows and what narrows it. Drawings are held against it in diagrams/threats.ts.
 */
import { existsSync, readdirSync } from 'node:fs';
import { z } from 'astro/zod';
import { throwAll, type ContentError } from '../lib/content-error.ts';
import { once } from '../lib/memo.ts';
import { didYouMean } from '../lib/nearest.ts';
import { readYaml } from '../lib/yaml.ts';
import { mistakeAt } from './known.ts';
import { loadFacts, loadSources, OPTIONS } from './load.ts';
import type { Facts, Verdict } from './model.ts';
import { sectionAt } from './sections.ts';

/** The situations, in the order of every list; `short` heads a column, `criterion` is the question of the facts that asks the same. */
export const situations = [
  { id: 'leak', short: 'A credential leaks', criterion: 'leak-contained' },
  { id: 'commit', short: 'A bad commit runs', criterion: 'bad-job-contained' },
  { id: 'fork', short: 'A fork builds', criterion: 'fork-safe' },
  { id: 'shell', short: 'Somebody has a shell' },
  { id: 'cleanup', short: 'Clean-up never runs', criterion: 'clean-cancel' },
  { id: 'vendor', short: 'The middle is compromised' },
] as const satisfies readonly { id: string; short: string; criterion?: string }[];

export type SituationId = (typeof situations)[number]['id'];

/** How an arrow stands in a situation; the words of the signs. */
export const outcomes = ['through', 'condition', 'stopped'] as const;
export type Outcome = (typeof outcomes)[number];

const name = z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'an id of the figure');

const arrow = z.strictObject({
  from: name,
  to: name,
  as: z.enum(outcomes).describe('How it stands now: gets through, on a condition, stopped.'),
  label: z.string().min(1).max(28).optional().describe('What stands at the arrow.'),
});

const narrows = z.strictObject({
  text: z.string().min(10).max(200),
  to: z.string().regex(/^\/(?:[a-z0-9-]+\/)+#[a-z0-9-]+$/, 'is no page with a fragment, such as /a/b/#c'),
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
      .strictObject({
        stranger: z.string().min(1).max(30).optional().describe('Who was not there on a good day.'),
        others: z.string().min(1).max(30).optional().describe('What else stands in the network.'),
      })
      .optional(),
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
    sources: z.array(z.string()).default([]).describe('Ids of content/sources.yaml.'),
    judgement: z.boolean().default(false).describe('Reasoning of this guide rather than a documented fact.'),
  })
  .refine((one) => (one.cannot ? !one.arrows : one.arrows && one.follows && one.narrows), {
    error: 'a situation has arrows, follows, and narrows, or says with `cannot` why it is none',
    path: ['ask'],
  })
  .refine((one) => one.sources.length > 0 || one.judgement, {
    error: 'a statement needs a source, or `judgement: true`',
    path: ['ask'],
  });

export const threatsFile = z.strictObject(
  Object.fromEntries(situations.map(({ id }) => [id, situation])) as Record<SituationId, typeof situation>,
);

export type Situation = z.infer<typeof situation>;
export type Happens = Situation & Required<Pick<Situation, 'arrows' | 'follows' | 'narrows'>>;
export type Threats = Record<SituationId, Situation>;

/** Whether the situation is one, with arrows to draw. */
export const canHappen = (one: Situation): one is Happens => one.arrows !== undefined;

/** The strongest of its arrows: what is open in one place is open. `none` where it cannot happen. */
export const outcomeOf = (one: Situation): Outcome | 'none' =>
  canHappen(one) ? outcomes.find((outcome) => one.arrows.some(({ as }) => as === outcome))! : 'none';

/**
 * Outcomes that go with a verdict. A leak that dies within hours is contained by the criterion's own words, and still
 * opens the way until then, so it is drawn as a condition.
 */
export function agrees(id: SituationId, verdict: Verdict, outcome: Outcome | 'none'): boolean {
  if (verdict === 'no') return outcome === 'through';
  if (verdict === 'partly') return outcome === 'condition';
  if (verdict === 'unknown') return outcome === 'none' || outcome === 'condition';
  return outcome === 'none' || outcome === 'stopped' || (id === 'leak' && outcome === 'condition');
}

export const threatsPath = (option: string): string => `${OPTIONS}/${option}/threats.yaml`;

/** Checks names, links and verdicts. @throws ContentError with file, line and field of each fault */
export function readThreats(option: string, facts: Facts): Threats {
  const file = threatsPath(option);
  const threats = readYaml(file, threatsFile) as Threats;
  const sources = loadSources();
  const faults: ContentError[] = [];
  for (const at of situations) {
    const one = threats[at.id];
    one.sources.forEach((source, index) => {
      if (!sources.has(source))
        faults.push(
          mistakeAt(
            file,
            [at.id, 'sources', index],
            `source "${source}" is not in content/sources.yaml.${didYouMean(source, sources.keys())}`,
          ),
        );
    });
    if (canHappen(one) && !sectionAt(one.narrows.to))
      faults.push(mistakeAt(file, [at.id, 'narrows', 'to'], `there is no section ${one.narrows.to}`));
    if (!('criterion' in at)) continue;
    const { verdict } = facts[at.criterion]!;
    if (!agrees(at.id, verdict, outcomeOf(one)))
      faults.push(
        mistakeAt(
          file,
          [at.id, canHappen(one) ? 'arrows' : 'cannot'],
          `the facts answer ${at.criterion} with ${verdict}, and this ${
            canHappen(one) ? `is drawn as ${outcomeOf(one)}` : 'cannot happen'
          }.`,
        ),
      );
  }
  throwAll(faults);
  return threats;
}

/** Situations of every option that says them, by the folder's name. */
export const loadThreats = once((): Map<string, Threats> => {
  const found = new Map<string, Threats>();
  const facts = loadFacts();
  for (const option of readdirSync(OPTIONS)) {
    const answers = facts.get(option);
    if (answers && existsSync(threatsPath(option))) found.set(option, readThreats(option, answers));
  }
  return found;
});
