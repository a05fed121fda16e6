/** Answers made in the browser: it comes with the first situation that a reader chooses, or where figures are made (read/). */
import { SIGN_WORDS, type Asked } from '../answer.ts';
import { answersIn } from '../answers-in.ts';
import { make } from '../../lib/dom.client.ts';
import { changedIn } from './drawing.ts';
import { lightsOf } from './lights.ts';
import type { Said } from './said.ts';

export { actorsOf, answerOf } from '../answer.ts';

/** The answers in a situation; undefined where it changes nothing. @param goal id of the resource */
export function saidIn(
  figure: Element,
  svg: Element,
  situation: string,
  asked: Asked[],
  goal?: string,
): Said[] | undefined {
  const changed = changedIn(svg, situation);
  if (!changed) return undefined;
  return answersIn(changed, asked, goal).map(({ sign, verdict, more, graph, way, rest, ...one }) => {
    // Each sign that a situation needs stands in the figure: it is the situation's outcome, or one of a good day.
    const drawn = () =>
      [...figure.querySelectorAll(`.route-${sign}`)].slice(0, 1).map((el) => el.cloneNode(true));
    const stop = more.startsWith('.') ? '.' : '';
    return {
      ...one,
      ...lightsOf(graph, one.id, way, rest),
      face: [
        one.name,
        ...drawn(),
        ...(sign ? [make('span', { class: 'vh' }, ` (${SIGN_WORDS[sign]})`)] : []),
      ],
      words: [...drawn(), make('b', {}, verdict + stop), more.slice(stop.length)],
    };
  });
}
