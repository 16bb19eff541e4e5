import { defineConfig } from '@playwright/test'

/** The real app, driven from outside. Two apps at once are what two cores carry. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  globalSetup: './set-up.ts',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // A test that passes only the second time is a failure of the app or of the test.
  retries: 0,
  reporter: [['list', { printSteps: false }]],
  use: { trace: 'off', screenshot: 'off' },
})
