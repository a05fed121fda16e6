/** The build draws without a browser; here a browser draws the same sources, and every coordinate is compared. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { drawRaw } from '../../src/diagrams/figure.ts';
import { readPages } from '../../src/content/page-model.ts';
import { browserOptions, findBrowser } from '../browser.ts';

const ORIGIN = 'http://drawing.test';
const TOLERANCE = 1;
const fences = readPages().flatMap(({ figures }) => figures);

/** Inter as the build measures it, at one weight, whatever weight is asked for. */
const face = (set: string, range: string) => {
  const data = readFileSync(`node_modules/@fontsource/inter/files/inter-${set}-400-normal.woff`).toString(
    'base64',
  );
  return `@font-face { font-family: Inter; font-weight: 1 1000; src: url(data:font/woff;base64,${data}); unicode-range: ${range} }`;
};
const html = `<!doctype html><meta charset="utf-8"><style>
  ${face('latin', 'U+0-FF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212')}
  ${face('latin-ext', 'U+100-130, U+132-151, U+154-2BA')}
  body { font: 14px Inter; font-synthesis: none }</style><p>Inter</p>
  <script type="module">
    import mermaid from '${ORIGIN}/mermaid/mermaid.esm.min.mjs';
    import { loaders, configure, normalise, flowchart } from '${ORIGIN}/engine.js';
    mermaid.registerLayoutLoaders(loaders);
    let drawings = 0;
    window.drawHere = async (source, narrow) => {
      await document.fonts.load('14px Inter');
      configure(mermaid, narrow);
      const text = narrow ? flowchart.downward(normalise(source)) : normalise(source);
      return (await mermaid.render('here-' + drawings++, text)).svg;
    };
  </script>`;

test.use({ launchOptions: { executablePath: findBrowser(), args: browserOptions } });

test('the build and a browser draw every figure alike', async ({ page }) => {
  test.setTimeout(180_000);
  expect(fences.length, 'figures in content/').toBeGreaterThan(0);
  const bundle = await build({
    stdin: {
      contents: `export { loaders } from './layout/mermaid.ts'; export { configure } from './config.ts'; export { normalise } from './normalise.ts'; export { flowchart } from './types/flowchart.ts';`,
      resolveDir: 'src/diagrams',
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  await page.route(`${ORIGIN}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: html });
    if (path === '/engine.js')
      return route.fulfill({ contentType: 'text/javascript', body: bundle.outputFiles[0]!.text });
    if (path.startsWith('/mermaid/') && extname(path) === '.mjs') {
      return route.fulfill({
        contentType: 'text/javascript',
        path: join('node_modules/mermaid/dist', path.slice('/mermaid/'.length)),
      });
    }
    return route.fulfill({ status: 404, body: '' });
  });
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => 'drawHere' in window);

  let worst = { difference: 0, where: '' };
  for (const fence of fences) {
    for (const narrow of [false, true]) {
      const ours = await drawRaw(fence.source, narrow);
      if (ours === undefined) continue;
      const where = `${fence.file}:${fence.line}${narrow ? ', narrow' : ''}`;
      const theirs = await page.evaluate(
        ([source, slim]) =>
          (window as unknown as { drawHere(s: string, n: boolean): Promise<string> }).drawHere(source, slim),
        [fence.source, narrow] as [string, boolean],
      );
      const [a, b] = await page.evaluate(geometry, [ours, theirs] as [string, string]);
      expect(
        a!.map((line) => line.name),
        where,
      ).toEqual(b!.map((line) => line.name));
      a!.forEach(({ name, numbers }, i) => {
        const others = b![i]!.numbers;
        expect(numbers.length, `${where}: numbers of ${name}`).toBe(others.length);
        numbers.forEach((number, n) => {
          const difference = Math.abs(number - others[n]!);
          if (difference > worst.difference) worst = { difference, where: `${where}: ${name}` };
        });
      });
    }
  }
  console.log(
    `${fences.length} figures, largest difference ${worst.difference.toFixed(3)} px${worst.where && ` (${worst.where})`}`,
  );
  expect(worst.difference, worst.where).toBeLessThanOrEqual(TOLERANCE);
});

/** Runs in the page: name and numbers of every geometry attribute of each drawing, in order. */
function geometry(drawings: [string, string]): { name: string; numbers: number[] }[][] {
  const attributes = [
    'viewBox',
    'transform',
    'd',
    'points',
    'x',
    'y',
    'x1',
    'y1',
    'x2',
    'y2',
    'width',
    'height',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
  ];
  return drawings.map((svg) => {
    const holder = document.createElement('div');
    holder.innerHTML = svg;
    return [...holder.querySelectorAll('*')]
      .filter((el) => !el.closest('defs, marker, style, filter, linearGradient'))
      .flatMap((el) =>
        attributes
          .filter((name) => el.hasAttribute(name))
          .map((name) => ({
            name: `${el.nodeName}.${[...el.classList].sort().join('.')} ${name}`,
            numbers: (el.getAttribute(name)!.match(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi) ?? [])
              .map(Number)
              .filter(() => !el.getAttribute(name)!.includes('%')),
          })),
      );
  });
}
