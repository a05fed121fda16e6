import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { ask } from './pool.ts';
import { drawFigure } from './figure.ts';
import { SAMPLE, SEEDS, SEQUENCE } from './testing/sources.ts';

const draw = (source: string, meta: string) => drawFigure({ source, meta, file: 'x.mdx', line: 1 });
const flows = (name: string) => `flows id=fig-${name.toLowerCase()}`;
const sources: [string, string, string][] = [
  ...Object.entries(SEEDS).map(([name, source]): [string, string, string] => [name, source, flows(name)]),
  ['sample', SAMPLE, 'flows id=fig-sample'],
  ['sequence', SEQUENCE, 'id=fig-sequence'],
];

for (const [name, source, meta] of sources) {
  test(`${name}: small, clean markup`, async () => {
    const { wide, narrow } = await draw(source, meta);
    const both = wide.svg + (narrow?.svg ?? '');
    assert.doesNotMatch(both, /\sstyle=|<style|foreignObject|<script|\son\w+=|undefined|NaN/);
    assert.doesNotMatch(both, /="[^"<]*\d\.\d\d/, 'one decimal at most');
    const ids = [...both.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length, 'ids are unique');
    for (const [, used] of both.matchAll(/url\(#([^)]*)\)/g)) assert(ids.includes(used), `${used} exists`);
    for (const [text] of both.matchAll(/<text[^>]*>(?:[^<]|<\/?tspan[^>]*>)*<\/text>/g))
      assert.match(text, /textLength="[\d.]+"/);
    const bytes = brotliCompressSync(both).length;
    assert(bytes <= 2048, `${bytes} bytes`);
  });
}

test('apostrophes are those of the prose, in the source that is taken along, too', async () => {
  const source = `flowchart LR
accTitle: Who reaches what
accDescr: Only your job's pod.
pod["Your job's pod"] --> resource[(Database)]`;
  const figure = await draw(source, 'flows id=fig-pod');
  assert.equal(figure.graph.nodes[0]!.label, 'Your job’s pod');
  assert.equal(figure.description, 'Only your job’s pod.');
  assert.match(figure.source, /"Your job’s pod"/);
});

test('the seeds say who is stopped', async () => {
  const figure = await draw(SEEDS['problem']!, flows('problem'));
  assert(figure.words.includes('From Internet Baddy to Customer_A_Network: blocked (hacking).'));
  assert.match(figure.wide.svg, /CircleCI.*Orchestration/);
  assert(!figure.wide.svg.includes('Container Runner<br'));
});

test('hooks for the live layer', async () => {
  const { wide, graph } = await draw(SAMPLE, 'flows id=fig-sample');
  assert.match(wide.svg, /class="dg-zone dg-c-wall" data-node="network"/);
  assert.match(
    wide.svg,
    /class="dg-node"[^>]* data-node="agent" data-label="Runner agent" data-in="network"/,
  );
  for (const edge of graph.edges) {
    assert.match(
      wide.svg,
      new RegExp(
        `class="dg-edge dg-${edge.kind}"[^>]* data-edge="${edge.id}" data-from="${edge.from}" data-to="${edge.to}"`,
      ),
    );
    if (edge.label) assert.match(wide.svg, new RegExp(`class="label" data-edge="${edge.id}"`));
  }
});

test('a sequence is told in order', async () => {
  const { words, graph } = await draw(SEQUENCE, 'id=fig-sequence');
  assert.deepEqual(words.slice(0, 2), [
    'From Your job to Broker: OIDC token.',
    'From Broker to Firewall: Allow 203.0.113.7.',
  ]);
  assert(words.includes('If: expired.'));
  assert.equal(graph.edges.filter((edge) => edge.kind === 'blocked').length, 1);
});

test('two fresh processes draw the same bytes', () => {
  const script = `
    const { ask } = await import('./src/diagrams/pool.ts');
    const { SAMPLE, SEQUENCE } = await import('./src/diagrams/testing/sources.ts');
    const first = process.env.ORDER === 'b' ? [SEQUENCE, SAMPLE] : [SAMPLE, SEQUENCE];
    const answers = new Map();
    for (const source of first) answers.set(source, await ask({ id: 'fig-a', source, flows: false }));
    console.log(JSON.stringify([answers.get(SAMPLE), answers.get(SEQUENCE)]));`;
  const run = (env: Record<string, string>) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
  const first = run({ ORDER: 'a', TZ: 'UTC' });
  assert.equal(first, run({ ORDER: 'b', TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8' }));
  assert.match(first, /"wide"/);
});

test('the main thread sees no window', () => {
  assert.equal(typeof window, 'undefined');
});

test('what no phone can show is drawn once', async () => {
  const row = (count: number) =>
    Array.from({ length: count }, (_, i) => `n${i}[Node ${i}] --> n${i + 1}[Node ${i + 1}]`).join('\n');
  const drawn = async (count: number) => {
    const source = `flowchart LR\naccTitle: T\naccDescr: D\n${row(count)}`;
    const answer = await ask({ id: 'fig-a', source, flows: false });
    return 'drawn' in answer ? Object.keys(answer.drawn) : [];
  };
  assert((await drawn(30)).includes('narrow'));
  const large = await drawn(160);
  assert(large.includes('wide') && !large.includes('narrow'));
});
