/** Sources of every construct of Mermaid's flowcharts, sequences and state diagrams, from a seed. */
import { random } from '../../lib/testing/random.ts';

export interface Generated {
  source: string;
  flows: boolean;
}
type Pick = <T>(list: readonly T[]) => T;

const TEXTS = [
  'Our jobs',
  'load < 5',
  'a > b & c',
  'say #quot;hi#quot;',
  '#35; #9829; &amp; &lt;x&gt;',
  'x&nbsp;y &#40;z&#41',
  'runner.circleci.com',
  'registry.example.internal:5000/some/long-path_of/things',
  'averyverylongwordwithoutanyjoint',
  'one<br/>two',
  'one<br>',
  '<br/><br/>x<br/>',
  'one\\ntwo',
  '→ ✓ ≠ ≤',
  'Được rồi',
  'Größe',
  'אבג',
  '安全',
  '100 %',
  'A',
  'end',
  'x--y',
  '1.2.3.4/32',
  '<b>bold</b>',
  '<host>',
  'fa:fa-server Web',
  '$$x^2$$',
  '🔒 closed',
  '`**bold** and _it_`',
  '`# head`',
  '__init__',
  'a|b',
  'semi; colon',
  'Done.',
  '“quotes”',
  "it's",
  '{x}',
  '(cloud)',
  '[x]',
] as const;
const IDS = [
  'a',
  'b',
  'c',
  'jobs',
  'db',
  'net_1',
  'x-y',
  'n2',
  'größe',
  'A1',
  'end_',
  'default1',
  'o',
  'x',
] as const;
const SHAPES = [
  ['[', ']'],
  ['(', ')'],
  ['([', '])'],
  ['[(', ')]'],
  ['[[', ']]'],
  ['{', '}'],
  ['{{', '}}'],
  ['((', '))'],
  ['>', ']'],
  ['[/', '/]'],
  ['[\\', '\\]'],
  ['[/', '\\]'],
  ['(((', ')))'],
  ['(-', '-)'],
] as const;
const LINKS = [
  '-->',
  '---',
  '-.->',
  '==>',
  '--x',
  '--o',
  '<-->',
  'x--x',
  'o--o',
  '~~~',
  '-.-',
  '===',
  '-.-x',
  '==x',
  '---->',
  '<-.->',
  '<==>',
  'x-.-x',
  '--->',
] as const;
const EXTRAS = [
  'style ID fill:#f9f,stroke:#333',
  'linkStyle 0 stroke:red',
  'linkStyle default interpolate basis',
  'classDef hot fill:#f00',
  'class ID hot',
  'class ID wall',
  'class ZONE wall',
  'class typo wall',
  'click ID "https://example.com"',
  'click ID call back()',
  'click ID href "https://example.com" "tip" _blank',
  'direction TB',
  'ID:::hot',
  'ID@{ shape: db }',
  'ID@{ shape: rounded, label: "Round" }',
  'ID@{ shape: manual-input }',
  'ID@{ icon: "fa:bell" }',
  'ID@{ img: "https://example.com/x.png" }',
  '%% a comment',
  '%%{init: {"theme":"dark"}}%%',
  'ID',
  '',
  'ID e1@--> ID2',
  'e1@{ animate: true }',
  'title x',
  'ID --> ID',
  'ID --> ZONE',
  'ZONE --> ID',
  'ID --x ZONE',
  'ID[open',
  'ID -=> ID2',
  'ID & ID2 --> ID3 & ID',
  'ID --> ID2 --> ID3;',
  'ID -- some text --> ID2',
  'ID -. dotted text .-> ID2',
  'ID == thick text ==> ID2',
] as const;

/** The source that belongs to `seed`. */
export function generate(seed: number): Generated {
  const next = random(seed);
  const some = (most: number) => Math.floor(next() * (most + 1));
  const pick: Pick = (list) => list[Math.floor(next() * list.length)]!;
  // Most texts are harmless, or nearly every source would be refused for one.
  const text = () => (next() < 0.93 ? TEXTS[some(22)]! : pick(TEXTS));
  const head = next() < 0.97 ? ['accTitle: T', next() < 0.5 ? 'accDescr: D' : 'accDescr {\nD\n}'] : [];
  const kind = next();
  if (kind < 0.5) return { flows: next() < 0.3, source: flowchart() };
  return { flows: false, source: kind < 0.85 ? sequence() : states() };

  function node(id: string): string {
    const [open, close] = next() < 0.95 ? SHAPES[some(7)]! : pick(SHAPES);
    const label = text();
    return `${id}${open}${next() < 0.95 ? `"${label.replaceAll('"', '')}"` : label}${close}`;
  }

  function flowchart(): string {
    const ids = IDS.slice(some(6)).slice(0, 2 + some(4));
    const zones: string[] = [];
    const lines: string[] = [];
    for (const id of ids) {
      if (next() < 0.25) {
        zones.push(`z${zones.length}`);
        const nested =
          next() < 0.2 ? [`subgraph in${zones.length}["${text()}"]`, node(`k${zones.length}`), 'end'] : [];
        const title = next() < 0.7 ? `z${zones.length - 1} ["${text()}"]` : `z${zones.length - 1}`;
        lines.push(`subgraph ${title}`, ...(next() < 0.9 ? [node(id)] : []), ...nested, 'end');
      } else lines.push(node(id));
    }
    for (let i = some(6); i >= 0; i--) {
      const label = next() < 0.4 ? `|${next() < 0.85 ? `"${text()}"` : text()}|` : '';
      const link = next() < 0.6 ? LINKS[some(4)]! : pick(LINKS);
      const from = pick([...ids, ...zones]);
      const to = next() < 0.02 ? from : pick([...ids, ...zones].filter((id) => id !== from));
      lines.push(`${from} ${link}${label} ${to}`);
    }
    const plain = (id: string) => id;
    const fill = (line: string) =>
      line.replace(/ID\d?|ZONE/g, (word) => plain(word === 'ZONE' && zones.length ? pick(zones) : pick(ids)));
    for (let i = next() < 0.4 ? 1 + some(1) : 0; i > 0; i--) lines.push(fill(pick(EXTRAS)));
    const front = next() < 0.03 ? '---\ntitle: Front\n---\n' : '';
    const keyword = pick(['flowchart', 'flowchart', 'graph']);
    return `${front}${keyword} ${pick(['LR', 'TB', 'TD', 'BT', 'RL'])}\n${[...head, ...lines].join('\n')}\n`;
  }

  function sequence(): string {
    const actors = ['A', 'B', 'Client', 'db_1'].slice(0, 2 + some(2));
    const lines = actors.flatMap((id) =>
      next() < 0.4
        ? []
        : [
            pick([
              `participant ${id}`,
              `actor ${id}`,
              `participant ${id} as ${text()}`,
              `actor ${id} as ${text()}`,
              `participant ${id}@{ "type": "${pick(['database', 'queue', 'entity', 'boundary', 'control', 'collections', 'actor'])}" }`,
            ]),
          ],
    );
    if (next() < 0.15)
      lines.unshift(
        `box ${pick(['Aqua', 'Cloud', 'rgb(1,2,3) My net', 'transparent x', ''])}`,
        `participant ${actors[0]}`,
        'end',
      );
    if (next() < 0.2) lines.push(pick(['autonumber', 'autonumber 10', 'autonumber 5 5', 'autonumber off']));
    body(2 + some(4), 0);
    if (next() < 0.15)
      lines.push(
        pick([
          'link A: Docs @ https://example.com',
          'links A: {"x": "https://example.com"}',
          'properties A: {"class": "x"}',
          'title: X',
          'A->>: x',
          'create participant N\nA->>N: made',
          'create actor N\nA->>N: made\ndestroy N\nN-xA: gone',
          'destroy B\nA-xB: bye',
          'activate A\nA->>B: x\ndeactivate A',
          'deactivate B',
          'A-|\\B: half',
          'A->>()B: central',
          '%% c',
        ]),
      );
    return `sequenceDiagram\n${[...head, ...lines].join('\n')}\n`;

    function body(count: number, depth: number): void {
      for (let i = 0; i < count; i++) {
        const [from, to] = [pick(actors), pick(actors)];
        const roll = next();
        if (roll < 0.6 || depth > 1)
          lines.push(
            `${from}${pick(['->>', '-->>', '->', '-->', '-x', '--x', '-)', '--)', '<<->>', '<<-->>', '->>+', '-->>'])}${to}: ${text()}`,
          );
        else if (roll < 0.72)
          lines.push(
            `Note ${pick([`over ${from}`, `over ${from},${to}`, `right of ${from}`, `left of ${from}`])}: ${text()}`,
          );
        else {
          const block = pick([
            'loop',
            'alt',
            'opt',
            'par',
            'par_over',
            'critical',
            'break',
            'rect rgb(200, 220, 240)',
          ]);
          lines.push(block.startsWith('rect') ? block : `${block} ${text()}`);
          body(1 + some(1), depth + 1);
          const more = { alt: 'else', par: 'and', critical: 'option' }[block];
          if (more && next() < 0.7) {
            lines.push(`${more} ${next() < 0.8 ? text() : ''}`);
            body(1, depth + 1);
          }
          lines.push('end');
        }
      }
    }
  }

  function states(): string {
    const ids = ['Open', 'Closed', 'Busy', 'Idle', 'Lost'].slice(0, 2 + some(3));
    const lines = next() < 0.5 ? [`direction ${pick(['LR', 'TB'])}`] : [];
    for (const id of ids) if (next() < 0.4) lines.push(`${id}: ${text()}`);
    if (next() < 0.3) lines.push(`state "${text().replaceAll('"', '')}" as Long`, `${ids[0]} --> Long`);
    if (next() < 0.3)
      lines.push('state Outer {', '[*] --> Inner', 'Inner --> [*]', '}', `${ids[0]} --> Outer`);
    if (next() < 0.2) lines.push('state fork1 <<fork>>', `${ids[0]} --> fork1`, `fork1 --> ${ids[1]}`);
    if (next() < 0.2) lines.push('state if1 <<choice>>', `${ids[0]} --> if1`, `if1 --> ${ids[1]}: yes`);
    if (next() < 0.2) lines.push(`note ${pick(['right', 'left'])} of ${ids[0]} : ${text()}`);
    if (next() < 0.1)
      lines.push(
        pick(['classDef x fill:red', `class ${ids[0]} x`, '--', `${ids[0]}:::x`, 'click Open href "x"']),
      );
    for (let i = some(4); i >= 0; i--) {
      const from = pick(['[*]', ...ids]);
      const to = next() < 0.03 ? from : pick([...ids, '[*]'].filter((id) => id !== from));
      lines.push(`${from} --> ${to}${next() < 0.5 ? `: ${text()}` : ''}`);
    }
    return `${pick(['stateDiagram-v2', 'stateDiagram'])}\n${[...head, ...lines].join('\n')}\n`;
  }
}
