import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { browserOptions, findShell } from './tests/browser.ts';

export default defineConfig({
  testDir: 'tests/site',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  // A browser keeps a core busy; beyond eight, more memory would save seconds.
  workers: Math.min(Math.max(2, availableParallelism()), 8),
  // The accessibility engine takes its time on the comparison table, most of all on a busy machine.
  timeout: 180_000,
  // The same holds for what a page takes to answer: these tests time nothing.
  expect: { timeout: 20_000 },
  globalSetup: './tests/site/setup.ts',
  use: {
    // What a button has copied is read from the clipboard.
    permissions: ['clipboard-read', 'clipboard-write'],
    // Recording every test costs more than the tests: run a failing one again with `--trace on`.
    trace: 'off',
    launchOptions: {
      executablePath: findShell(),
      // A test's first page is empty: without a limit the guide's own begins in a second process, a twelfth of all work.
      args: [...browserOptions, '--renderer-process-limit=1'],
    },
  },
});
