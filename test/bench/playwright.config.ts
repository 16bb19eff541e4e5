import { defineConfig } from '@playwright/test'

/** One app at a time, so that nothing but the machine disturbs it. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.bench.ts',
  outputDir: '../../test-results/bench',
  globalSetup: '../e2e/set-up.ts',
  workers: 1,
  timeout: 900_000,
  reporter: [['line']],
})
