/**
 * Finds a Chromium for the tests, or installs one: CHROMIUM_PATH, Playwright's own, an installed Chrome or Chromium,
 * else `playwright install chromium`, else (as root on Debian) the package `chromium`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function onPath(name: string): string | undefined {
  const found = (process.env['PATH'] ?? '')
    .split(process.platform === 'win32' ? ';' : ':')
    .map((folder) => `${folder}/${name}`)
    .find((file) => existsSync(file));
  return found;
}

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
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist`);
    return named;
  }
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  return NAMES.map(onPath).find(Boolean) ?? PLACES.find((file) => existsSync(file));
}

const attempt = (command: string, args: string[]): boolean => {
  try {
    execFileSync(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
};

/** Finds a browser or installs one. @throws Error with one sentence that says what to do */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log('No browser found: installing one.');
  attempt('playwright', ['install', '--with-deps', 'chromium']);
  const installed = findBrowser();
  if (installed) return installed;
  if (process.getuid?.() === 0 && attempt('apt-get', ['update', '-qq'])) {
    attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  }
  const last = findBrowser();
  if (last) return last;
  throw new Error('The tests need a Chromium: install one, or set CHROMIUM_PATH to its executable.');
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) console.log(`Browser: ${ensureBrowser()}`);
