/** WebKit: WebKitGTK's MiniBrowser, driven over WebDriver (https://www.w3.org/TR/webdriver2/), on a screen of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { eventually, goTo, pick, type Engine, type Tab } from './tab.ts';

const [BROWSER] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').toSorted().toReversed();
const lacks = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0;
const missing = lacks('WebKitWebDriver')
  ? 'no WebKitWebDriver'
  : lacks('xvfb-run')
    ? 'no xvfb-run'
    : BROWSER
      ? undefined
      : 'no MiniBrowser';

/** What the protocol calls an element in an answer. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** How long the driver may take for a command; its start is the longest. */
const ANSWER_MS = 10_000;

async function start(): Promise<Tab> {
  const port = await freePort();
  // Its own group, so that what it starts ends with it.
  const driver = spawn(
    'xvfb-run',
    ['--auto-servernum', '--server-args=-screen 0 1280x1024x24', 'WebKitWebDriver', `--port=${port}`],
    {
      stdio: 'ignore',
      detached: true,
    },
  );
  const end = () => process.kill(-driver.pid!);
  const ask = async <T>(method: string, address: string, body?: unknown): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}${address}`, {
      method,
      // What a page is asked while it is left has no answer, however long one waits.
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; tries < 100; tries += 1) {
    if (await ask('GET', '/status').then(Boolean, () => false)) break;
    await wait(100);
  }
  const { sessionId, capabilities } = await ask<{
    sessionId: string;
    capabilities: { browserVersion: string };
  }>('POST', '/session', {
    capabilities: {
      // Else every command waits for pages to load, and minutes for one that comes back from memory.
      alwaysMatch: {
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] },
      },
    },
  });
  const session = `/session/${sessionId}`;
  const script = <T>(text: string, args: unknown[]) =>
    ask<T>('POST', `${session}/execute/sync`, { script: text, args });
  const element = (selector: string, words = '') =>
    eventually(
      async () => {
        const found = await script<Record<string, string> | null>(
          `const found = (${pick})(...arguments); found?.scrollIntoView({ block: 'center' }); return found;`,
          [selector, words],
        );
        return found ? `${session}/element/${found[ELEMENT]}` : undefined;
      },
      () => `${selector} ${words}`,
    );
  const run: Tab['run'] = (inPage, ...args) => script(`return (${inPage})(...arguments)`, args);
  await ask('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 900 });
  return {
    name: `WebKitGTK ${capabilities.browserVersion}`,
    open: (url) => goTo(run, url),
    run,
    press: async (selector, words) => ask('POST', `${await element(selector, words)}/click`, {}),
    // The Enter key has a character of its own (https://www.w3.org/TR/webdriver2/#keyboard-actions).
    type: async (selector, text) =>
      ask('POST', `${await element(selector)}/value`, { text: text.replaceAll('\n', '\uE007') }),
    close: async () => {
      await ask('DELETE', session).catch(() => {});
      end();
    },
  };
}

export const webkit: Engine = { name: 'WebKit', missing, start };
