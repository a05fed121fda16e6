import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/browser.ts';

const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'tests/site',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  workers: 2,
  // The accessibility engine takes its time on the comparison table, most of all on a busy machine.
  timeout: 180_000,
  globalSetup: './tests/site/setup.ts',
  use: {
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
