/**
 * Mermaid for a report: jobs that share a set of ways, and what each way's own page draws. The firewall is not in the
 * file, so nothing is crossed out but what a way's page says of itself.
 */
import type { JobReading } from './read.ts';
import type { Report } from './report.ts';
import type { Way } from './ways/way.ts';
import { wayTitle } from './words.ts';

export interface Picture {
  title: string;
  /** For a fence marked `flows`. */
  source: string;
}

type Zone = 'everyone' | 'circleci' | 'between' | 'network';
const ZONES: Record<Zone, string> = {
  everyone: 'Everyone else',
  circleci: 'CircleCI cloud',
  between: 'In between',
  network: 'Your network',
};

/** A name of the reader's as a node may carry it. */
const label = (name: string): string =>
  name.length > 24 ? `${clean(name).slice(0, 23)}…` : clean(name) || 'a job';
const clean = (name: string): string =>
  name
    .replace(/["<>{}[\]()|#;`\\&%]/g, '')
    .replace(/[^\x20-\x7e]/g, '')
    .trim();

class Drawing {
  readonly #nodes = new Map<string, { zone: Zone; text: string; shape: '[]' | '[()]' }>();
  readonly #arrows = new Set<string>();

  node(id: string, zone: Zone, text: string, shape: '[]' | '[()]' = '[]'): string {
    if (!this.#nodes.has(id)) this.#nodes.set(id, { zone, text, shape });
    return id;
  }

  arrow(from: string, to: string, words: string, kind: '-->' | '-.->' | '--x' = '-->'): void {
    this.#arrows.add(`${from} ${kind}${words ? `|"${words}"|` : ''} ${to}`);
  }

  source(title: string, description: string): string {
    const zones = (Object.keys(ZONES) as Zone[]).flatMap((zone) => {
      const inside = [...this.#nodes].filter(([, node]) => node.zone === zone);
      if (!inside.length) return [];
      return [
        `subgraph ${zone} [${ZONES[zone]}]`,
        ...inside.map(
          ([id, { text, shape }]) =>
            `  ${id}${shape[0]}${shape === '[()]' ? '(' : ''}"${text}"${shape === '[()]' ? ')' : ''}]`,
        ),
        'end',
      ];
    });
    const walled = [...this.#nodes.values()].some(({ zone }) => zone === 'network');
    return [
      'flowchart LR',
      `accTitle: ${title}`,
      `accDescr: ${description}`,
      ...zones,
      ...this.#arrows,
      ...(walled ? ['class network wall'] : []),
    ].join('\n');
  }
}

const internet = (draw: Drawing) => draw.node('internet', 'everyone', 'The internet');
const others = (draw: Drawing) => draw.node('customer_b', 'circleci', "Other customers' jobs");
const resource = (draw: Drawing) => draw.node('resource', 'network', 'What the job needs', '[()]');

/** Job and node dial a third party and meet there. */
function meet(draw: Drawing, job: string, vendor: string, text: string, node: string, words: string): void {
  draw.node(vendor, 'between', text);
  draw.node(`${vendor}_node`, 'network', node);
  draw.arrow(job, vendor, words);
  draw.arrow(`${vendor}_node`, vendor, 'dials out');
  draw.arrow(`${vendor}_node`, resource(draw), '');
}

/** The job opens a door of the network. */
function enter(draw: Drawing, job: string, id: string, text: string, words: string, seen: string): void {
  draw.node(id, 'network', text);
  draw.arrow(job, id, words);
  draw.arrow(internet(draw), id, seen, '-.->');
  draw.arrow(id, resource(draw), '');
}

/** Arrows of each way as its page has them. */
const DRAW: Partial<Record<Way, (draw: Drawing, job: string) => void>> = {
  'ip-ranges': (draw, job) => {
    draw.arrow(job, resource(draw), 'from a listed address');
    draw.arrow(others(draw), resource(draw), 'if opted in', '-.->');
  },
  vpn: (draw, job) => enter(draw, job, 'gateway', 'VPN gateway', 'with the key', 'sees the VPN port'),
  'ssh-bastion': (draw, job) =>
    enter(draw, job, 'bastion', 'Bastion', 'with the key', 'sees the SSH port if unfiltered'),
  'ssh-host': (draw, job) => {
    draw.node('host', 'network', 'The host');
    draw.arrow(job, 'host', 'SSH with the key');
    draw.arrow(internet(draw), 'host', 'sees the SSH port if unfiltered', '-.->');
  },
  'mesh-vpn': (draw, job) => meet(draw, job, 'mesh', 'Mesh vendor', 'Node or subnet router', 'joins'),
  'reverse-tunnel': (draw, job) => {
    meet(draw, job, 'name', 'Published name', 'Tunnel agent', 'with the token');
    draw.arrow(internet(draw), 'name', 'sees the name', '-.->');
  },
  'cloud-broker': (draw, job) => meet(draw, job, 'broker', 'Cloud broker', 'Node of the cloud', 'logs in'),
  'other-broker': (draw, job) => meet(draw, job, 'access', 'Broker', 'Its agent or API', 'logs in'),
  'just-in-time': (draw, job) => {
    draw.node('firewall', 'between', 'Firewall API');
    draw.arrow(job, 'firewall', 'opens a rule');
    draw.arrow(job, resource(draw), 'while the rule stands', '-.->');
    draw.arrow(others(draw), resource(draw), 'if same address', '-.->');
  },
  'container-runner': (draw, job) => runner(draw, job),
  'machine-runner': (draw, job) => runner(draw, job),
  runner: (draw, job) => runner(draw, job),
  'site-to-site': (draw, job) => {
    meet(draw, job, 'tunnel', 'Tunnel service', 'Tunnel client', 'through the proxy');
    draw.arrow(others(draw), 'tunnel', 'if address is shared', '-.->');
  },
  'pull-based': (draw, job) => {
    draw.node('registry', 'between', 'Registry or Git');
    draw.node('puller', 'network', 'Controller');
    draw.arrow(job, 'registry', 'pushes');
    draw.arrow('puller', 'registry', 'pulls');
    draw.arrow('puller', resource(draw), '');
    draw.arrow(job, 'network', 'no path', '--x');
  },
  'run-inside': (draw, job) => {
    draw.node('cloud_api', 'between', "Your cloud's API");
    draw.node('step', 'network', 'The step');
    draw.arrow(job, 'cloud_api', 'asks for the step');
    draw.arrow('cloud_api', 'step', 'starts it');
    draw.arrow('step', resource(draw), '');
  },
  exposes: (draw, job) => draw.arrow(internet(draw), job, 'reaches the job', '-.->'),
  'browser-tunnel': (draw, job) => {
    draw.node('browsers', 'between', 'Browsers of a service');
    draw.arrow(job, 'browsers', 'keeps a tunnel');
    draw.arrow('browsers', job, 'reach what the job reaches', '-.->');
  },
};

function runner(draw: Drawing, job: string): void {
  draw.node('orchestrator', 'circleci', 'Orchestrator');
  draw.node('agent', 'network', 'Runner agent');
  draw.arrow('agent', 'orchestrator', 'asks for work');
  draw.arrow('agent', job, 'starts');
  draw.arrow(job, resource(draw), '');
}

const RUNNERS: readonly Way[] = ['container-runner', 'machine-runner', 'runner'];

/** Up to three names, then how many more. */
function names(jobs: readonly JobReading[]): string {
  const first = jobs.slice(0, 3).map(({ name }) => label(name));
  return [...first, ...(jobs.length > 3 ? [`and ${jobs.length - 3} more`] : [])].join('<br/>');
}

function draw(jobs: readonly JobReading[], only: readonly Way[], title: string): string {
  const drawing = new Drawing();
  const groups = new Map<string, JobReading[]>();
  for (const job of jobs) {
    const ways = job.ways.map(({ way }) => way).filter((way) => only.includes(way) && DRAW[way]);
    const unclear = job.verdict === 'cannot-tell' || job.verdict === 'perhaps';
    const key = ways.length ? ways.sort().join(' ') : unclear ? '?' : '';
    groups.set(key, [...(groups.get(key) ?? []), job]);
  }
  let count = 0;
  for (const [key, of] of groups) {
    const ways = key.split(' ') as Way[];
    const zone: Zone = ways.some((way) => RUNNERS.includes(way)) ? 'network' : 'circleci';
    const id = drawing.node(`jobs_${(count += 1)}`, zone, names(of));
    if (key === '?') {
      resource(drawing);
      drawing.arrow(id, 'network', 'this file does not say', '-.->');
    } else for (const way of ways) DRAW[way]?.(drawing, id);
  }
  return drawing.source(
    title,
    `Jobs of this configuration and the ways that it shows: ${only.map(wayTitle).join(', ')}. Arrows of the internet and of other customers hold if the network is set up as the guide says.`,
  );
}

/** More ways than this in one drawing are too wide for a page. */
const MOST = 3;

/** One picture, or one for each way where there are many; none where the file shows no way. */
export function picturesOf({ jobs }: Report): Picture[] {
  const used = jobs.filter((job) => job.used);
  const ways = [...new Set(used.flatMap((job) => job.ways.map(({ way }) => way)))].filter((way) => DRAW[way]);
  if (!ways.length) return [];
  if (ways.length <= MOST) {
    const title = 'Ways that this configuration shows';
    return [{ title, source: draw(used, ways, title) }];
  }
  return ways.map((way) => {
    const title = wayTitle(way);
    const own = used.filter((job) => job.ways.some((each) => each.way === way));
    return { title, source: draw(own, [way], title) };
  });
}
