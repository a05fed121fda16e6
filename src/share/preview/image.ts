/**
 * The picture that link previews show: the page's title and, where the page draws it, who gets through the wall. The
 * figure is drawn anew with three lines only, since previews are shown about 400 px wide and its labels would vanish.
 */
import { readColors } from '../../theme/colors.ts';
import { WALL as MARK_WALL, WAY } from '../../theme/mark.ts';
import type { Verdict } from '../../content/model.ts';
import { PREVIEW_HEIGHT, PREVIEW_WIDTH } from './size.ts';
import { lines, outline, type Weight } from './type.ts';

type Way = 'through' | 'condition' | 'stopped' | 'unknown';

export interface Row {
  who: string;
  way: Way;
  /** What happens, in a few words. */
  answer: string;
}

export interface Picture {
  title: string;
  site: string;
  /** What stands below the title when there is no figure. */
  text: string;
  rows: Row[];
  /** Needs, and how each option meets them: of the comparison. */
  needs?: Need[];
}

export interface Need {
  words: string;
  /** One for each option. */
  verdicts: Verdict[];
}

/** The light scheme of the site's tokens: a preview has no reader whose scheme could be asked. */
const { light } = readColors();
const COLORS = {
  paper: light['--paper']!,
  ink: light['--ink']!,
  soft: light['--soft']!,
  go: light['--go']!,
  stop: light['--stop']!,
};
const LEFT = 64;
const RIGHT = PREVIEW_WIDTH - 64;
const WALL = 830;
/** Where the marks of a comparison begin, right of its words. */
const WORDS = 430;

const MARK =
  `<g transform="translate(${LEFT} 52) scale(2)" fill="none" stroke-width="2.4"><g stroke="${COLORS.ink}">${MARK_WALL}</g>` +
  `<g stroke="${COLORS.go}" fill="${COLORS.go}">${WAY.replace('<circle', '<circle stroke="none"')}</g></g>`;

function block(
  text: string,
  top: number,
  width: number,
  count: number,
  size: number,
  weight: Weight,
  fill: string,
) {
  const rows = lines(text, width, count, size, weight);
  const svg = rows
    .map((row, index) => outline(row, LEFT, top + index * size * 1.2, size, weight, fill))
    .join('');
  return { svg, bottom: top + (rows.length - 1) * size * 1.2 };
}

/** One line that runs to the wall: through its gap, through it on a condition, or up to it. */
function way({ who, way: kind, answer }: Row, y: number): string {
  const color = kind === 'stopped' || kind === 'unknown' ? COLORS.stop : COLORS.go;
  const end = kind === 'stopped' ? WALL - 44 : kind === 'unknown' ? WALL - 60 : WALL + 70;
  const dash = kind === 'stopped' || kind === 'unknown' ? ' stroke-dasharray="16 11"' : '';
  const line = `<path d="M500 ${y}H${end}" fill="none" stroke="${color}" stroke-width="6"${dash}/>`;
  const heads: Record<Way, string> = {
    through: `<path d="M${end} ${y - 16}l30 16-30 16z" fill="${color}"/>`,
    condition:
      `<path d="M${end} ${y - 15}l28 15-28 15z" fill="${COLORS.paper}" stroke="${color}" stroke-width="5"/>` +
      `<circle cx="${WALL}" cy="${y}" r="13" fill="${COLORS.paper}" stroke="${color}" stroke-width="5"/>`,
    stopped: `<path d="M${end} ${y - 15}l30 30m0-30l-30 30" fill="none" stroke="${color}" stroke-width="8"/>`,
    unknown: '',
  };
  return (
    line +
    heads[kind] +
    outline(lines(who, 420, 1, 38, 600)[0]!, LEFT, y - 2, 38, 600, COLORS.ink) +
    outline(lines(answer, 420, 1, 30, 400)[0]!, LEFT, y + 38, 30, 400, COLORS.soft)
  );
}

/** The wall, drawn in pieces between the gaps. */
function wall(rows: { y: number; open: boolean }[], top: number, bottom: number): string {
  const edges = rows.filter(({ open }) => open).flatMap(({ y }) => [y - 20, y + 20]);
  const points = [top, ...edges, bottom];
  let d = `M${RIGHT} ${top}H${WALL}`;
  for (let index = 0; index < points.length; index += 2) {
    if (index) d += `M${WALL} ${points[index]}`;
    d += `V${points[index + 1]}`;
  }
  return `<path d="${d}H${RIGHT}" fill="none" stroke="${COLORS.ink}" stroke-width="8"/>`;
}

/** The sign of a verdict as the comparison has it, around a point. */
function mark(verdict: Verdict, x: number, y: number): string {
  const color = { yes: COLORS.go, partly: COLORS.go, no: COLORS.stop, unknown: COLORS.soft }[verdict];
  const inside: Record<Verdict, string> = {
    yes: `<circle r="17" fill="${color}"/><path d="M-8 0l6 6 11-11" fill="none" stroke="${COLORS.paper}" stroke-width="4"/>`,
    partly: `<circle r="15" fill="none" stroke="${color}" stroke-width="4"/><path d="M0-16a16 16 0 0 0 0 32z" fill="${color}"/>`,
    no: `<circle r="15" fill="none" stroke="${color}" stroke-width="4"/><path d="M-8 0h16" stroke="${color}" stroke-width="4"/>`,
    unknown: `<circle r="15" fill="none" stroke="${color}" stroke-width="4" stroke-dasharray="7 5"/>`,
  };
  return `<g transform="translate(${Math.round(x)} ${Math.round(y)})">${inside[verdict]}</g>`;
}

/** A line for each need: its words, and a mark for each option. */
function table(needs: Need[], top: number): string {
  const step = (PREVIEW_HEIGHT - 24 - top) / needs.length;
  return needs
    .map(({ words, verdicts }, at) => {
      const y = top + step * (at + 0.5);
      const line = `<path d="M${LEFT} ${Math.round(top + step * at)}H${RIGHT}" stroke="${COLORS.soft}"/>`;
      const width = (RIGHT - WORDS) / verdicts.length;
      const marks = verdicts.map((verdict, column) => mark(verdict, WORDS + width * (column + 0.5), y));
      const [said] = lines(words, WORDS - LEFT - 24, 1, 32, 600);
      return line + outline(said!, LEFT, y + 11, 32, 600, COLORS.ink) + marks.join('');
    })
    .join('');
}

/** The picture as SVG without any text in it, 1200 × 630. */
export function picture({ title, site, text, rows, needs }: Picture): string {
  const head = block(title, 182, RIGHT - LEFT, 2, title.length > 22 ? 66 : 84, 700, COLORS.ink);
  const body: string[] = [MARK, outline(site, LEFT + 66, 88, 34, 600, COLORS.soft), head.svg];
  if (rows.length) {
    const top = head.bottom + 34;
    const step = (PREVIEW_HEIGHT - 34 - top) / rows.length;
    const placed = rows.map((row, index) => ({ row, y: Math.round(top + step * (index + 0.5) - 6) }));
    body.push(
      wall(
        placed.map(({ row, y }) => ({ y, open: row.way === 'through' || row.way === 'condition' })),
        top,
        PREVIEW_HEIGHT - 34,
      ),
      ...placed.map(({ row, y }) => way(row, y)),
      ...lines('Your network', 200, 2, 34, 600).map((line, index) =>
        outline(line, WALL + 130, (top + PREVIEW_HEIGHT - 34) / 2 + index * 42 - 8, 34, 600, COLORS.ink),
      ),
    );
  } else if (needs?.length) {
    body.push(table(needs, head.bottom + 34));
  } else {
    body.push(block(text, head.bottom + 90, RIGHT - LEFT, 5, 42, 400, COLORS.soft).svg);
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PREVIEW_WIDTH}" height="${PREVIEW_HEIGHT}" viewBox="0 0 ${PREVIEW_WIDTH} ${PREVIEW_HEIGHT}">` +
    `<rect width="100%" height="100%" fill="${COLORS.paper}"/><rect width="100%" height="14" fill="${COLORS.ink}"/>${body.join('')}</svg>`
  );
}
