/** Situations of an option on its main figure: each has to name what is drawn, and to change something there. */
import { mistakeAt } from '../content/known.ts';
import { isMain } from '../content/page-model.ts';
import { canHappen, loadThreats, threatsPath, type Outcome, type Threats } from '../content/threats.ts';
import { loadTopic, optionOf, type ThreatKind, type Topic } from '../content/topics.ts';
import type { ContentError } from '../lib/content-error.ts';
import { curly } from '../lib/inline.ts';
import { didYouMean } from '../lib/nearest.ts';
import type { Fence } from './fence.ts';
import type { Graph, Kind } from './graph.ts';
import type { Situations } from './situations.ts';

export const KINDS: Record<Outcome, Kind> = {
  through: 'allowed',
  condition: 'conditional',
  stopped: 'blocked',
};

/** What is wrong with the situations of an option, in the order of its topic. @param graph of its main figure */
export function threatFaults(
  { folder, threats }: Topic,
  option: string,
  said: Threats,
  graph: Graph,
): ContentError[] {
  const file = threatsPath(folder, option);
  return threats!.situations.flatMap(({ id }) => {
    const one = said[id]!;
    if (!canHappen(one)) return [];
    const appears = Object.keys(one.appears ?? {});
    const names = [...[...graph.nodes, ...graph.zones].map((thing) => thing.id), ...appears];
    const fault = (path: (string | number)[], reason: string) => mistakeAt(file, [id, ...path], reason);
    const unused = appears.filter((name) => !one.arrows.some(({ from, to }) => from === name || to === name));
    return [
      ...unused.map((name) => fault(['appears', name], 'no arrow of this situation begins or ends here')),
      ...one.arrows.flatMap((arrow, index) => {
        const unknown = (['from', 'to'] as const).filter((end) => !names.includes(arrow[end]));
        if (unknown.length)
          return unknown.map((end) =>
            fault(
              ['arrows', index, end],
              `"${arrow[end]}" is not in the figure.${didYouMean(arrow[end], names)}`,
            ),
          );
        const same = graph.edges.some(
          ({ from, to, kind, label }) =>
            from === arrow.from &&
            to === arrow.to &&
            kind === KINDS[arrow.as] &&
            (!arrow.label || curly(arrow.label) === label),
        );
        return same ? [fault(['arrows', index], 'changes nothing: the figure has this arrow already')] : [];
      }),
    ];
  });
}

/** What the situations change in the main figure; undefined where none of them can happen. */
function situationsOf({ threats, reach }: Topic, said: Threats): Situations | undefined {
  const { situations, appear } = threats!;
  const list = situations.flatMap(({ id, actor }): Situations['list'] => {
    const one = said[id]!;
    if (!canHappen(one)) return [];
    const { appears = {}, arrows } = one;
    return [
      {
        id,
        appear: Object.entries(appears).map(([name, label]) => ({
          id: name,
          label: curly(label),
          zone: appear[name]!,
        })),
        arrows: arrows.map(({ as, label, ...arrow }) => ({
          ...arrow,
          ...(label && { label: curly(label) }),
          kind: KINDS[as],
        })),
        actors: actor ? [actor] : [],
      },
    ];
  });
  return list.length ? { list, outside: reach.outside.map(({ id }) => id) } : undefined;
}

/** What goes wrong in a figure: its option's situations in their order, and what they change in the drawing. */
export interface OnFigure {
  option: string;
  kinds: readonly ThreatKind[];
  threats: Threats;
  situations?: Situations;
}

/** @param file of the page, from the project's root. Undefined for any figure but an option's main one */
export function threatsOn({ file, meta }: Pick<Fence, 'file' | 'meta'>): OnFigure | undefined {
  const at = optionOf(file);
  if (!at || !isMain({ meta })) return undefined;
  const topic = loadTopic(at.topic);
  const threats = loadThreats(at.topic).get(at.option);
  if (!threats) return undefined;
  const situations = situationsOf(topic, threats);
  return { option: at.option, kinds: topic.threats!.situations, threats, ...(situations && { situations }) };
}
