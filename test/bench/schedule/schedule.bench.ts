import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from '@playwright/test'
import { build } from 'vite'
import { installPeers, peerImports } from '../peers'
import { writeResults } from '../results'
import type { Entry } from './measure'
import { scheduleTable, verdicts } from './schedule-table'

const sizes = [10_000, 100_000]
/** The reactive engine takes its part at this size alone: at ten times as many it would hold up all others. */
const sizeOfPeer = 10_000
const peers = { '@bryntum/chronograph': '2.0.3' }
const rounds = 5

test('the schedule beside a bare pass over typed arrays, an object version and a reactive engine', async () => {
  const installed = installPeers(peers, 'peers-schedule')
  const hasPeer = 'folder' in installed
  if (!hasPeer) process.stdout.write(`No ${Object.keys(peers).join(' and ')} to compare with: ${installed.missing}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-schedule-'))
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, '../../..'),
    logLevel: 'error',
    plugins: hasPeer ? [peerImports(installed.folder)] : [],
    ssr: { noExternal: true },
    build: {
      ssr: 'test/bench/schedule/measure.ts',
      outDir: folder,
      target: 'node20',
      rolldownOptions: { external: hasPeer ? [] : [/^\.\/peer-/], output: { format: 'es', entryFileNames: 'measure.mjs', codeSplitting: false } },
    },
  })
  // A process of its own for each size: what one leaves in memory slows no other.
  const entries = sizes.flatMap((size): Entry[] => {
    const given = [join(folder, 'measure.mjs'), String(size), String(rounds), ...(hasPeer && size === sizeOfPeer ? ['with-peer'] : [])]
    return JSON.parse(execFileSync(process.execPath, given, { encoding: 'utf8', maxBuffer: 2 ** 24 }))
  })
  rmSync(folder, { recursive: true, force: true })
  writeResults('schedule', { rounds, peers: hasPeer ? peers : {}, entries })
  process.stdout.write(
    `\n${scheduleTable(entries)}\n\nIn brackets: how many times its floor, the middle of three shapes of networks; the quietest of ${rounds} interleaved rounds.\n`,
  )
  process.stdout.write(`${verdicts(entries).join('\n')}\n`)
})
