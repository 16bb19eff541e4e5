import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from '@playwright/test'
import { build } from 'vite'
import { writeResults } from '../results'
import type { Entry } from './measure'
import { scheduleTable, verdicts } from './schedule-table'

const sizes = [10_000, 100_000]
const rounds = 5

test('the schedule beside a bare pass over typed arrays and an object version', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-schedule-'))
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, '../../..'),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'test/bench/schedule/measure.ts',
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { format: 'es', entryFileNames: 'measure.mjs', codeSplitting: false } },
    },
  })
  // A process of its own for each size: what one leaves in memory slows no other.
  const entries = sizes.flatMap((size): Entry[] =>
    JSON.parse(execFileSync(process.execPath, [join(folder, 'measure.mjs'), String(size), String(rounds)], { encoding: 'utf8', maxBuffer: 2 ** 24 })),
  )
  rmSync(folder, { recursive: true, force: true })
  writeResults('schedule', { rounds, entries })
  process.stdout.write(
    `\n${scheduleTable(entries)}\n\nIn brackets: how many times its floor, the middle of three shapes of networks; the quietest of ${rounds} interleaved rounds.\n`,
  )
  process.stdout.write(`${verdicts(entries).join('\n')}\n`)
})
