/**
 * Finds a Chromium for the tests, or installs one: CHROMIUM_PATH, Playwright's own, an installed Chrome or Chromium,
 * else `playwright install chromium`, else (as root on Debian) the package `chromium`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Command-line options of the browser. Every window of a full Chromium also loads the pages of its own address bar,
 * which takes as long as a page of the guide and disturbs what is measured. Of two lists of features the browser
 * reads the last, so what Playwright switches off stands here again where it matters on this machine.
 */
export const browserOptions: string[] = [
  // Root has no sandbox to enter.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--disable-features=${[
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    'WebUIOmniboxFullPopup',
    'OmniboxAimPopupWebUIContent',
    'AimEnabled',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'LensOverlay',
    'MediaRouter',
    'OptimizationHints',
    'PaintHolding',
    'PreconnectToSearch',
  ].join(',')}`,
  '--disable-sync',
];

/** Path of an executable that is there now, or undefined. */
export function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist`);
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const installed = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return named || [chromium.executablePath(), ...installed, ...PLACES].find((file) => existsSync(file));
}

/**
 * The same engine without a window of its own, where it is installed: a test begins in half the time. It hints fonts
 * in another way, so what compares widths of texts takes `findBrowser`.
 */
export function findShell(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const shell = folders
    .map((folder) => path.join(folder, 'chromium-headless-shell'))
    .find((file) => existsSync(file));
  return process.env['CHROMIUM_PATH'] ? findBrowser() : (shell ?? findBrowser());
}

const ROOT = process.getuid?.() === 0;
const INSTALLERS = [
  'playwright install --with-deps chromium',
  ...(ROOT
    ? ['apt-get update -qq', 'apt-get install -y -qq --no-install-recommends chromium fonts-liberation']
    : []),
];

/** Finds a browser or installs one. @throws Error with one sentence that says what to do */
export function ensureBrowser(): string {
  for (const command of ['', ...INSTALLERS]) {
    if (command) {
      console.log(`No browser found: ${command}`);
      // What fails is told by the command itself, and another may do.
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'], env });
    }
    const found = findBrowser();
    if (found) return found;
  }
  throw new Error('The tests need a Chromium: install one, or set CHROMIUM_PATH to its executable.');
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) console.log(`Browser: ${ensureBrowser()}`);
