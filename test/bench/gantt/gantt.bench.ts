import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { electronCommand, launch } from '../../e2e/launch'
import { bareApp } from '../bare-app'
import { installPeers, peerImports } from '../peers'
import { writeResults } from '../results'
import { ganttTable, type Standing, standingOf, verdicts } from './gantt-table'
import { measured, type Round } from './measure'

const peers = { '@svar-ui/react-gantt': '2.7.3', 'dhtmlx-gantt': '10.0.3' }
const rounds = 5
const size = 10_000
const large = 100_000

test('the Gantt beside a bare canvas and its peers', async () => {
  const installed = installPeers(peers, 'peers')
  const hasPeers = 'folder' in installed
  if (!hasPeers) process.stdout.write(`No ${Object.keys(peers).join(' and ')} to compare with: ${installed.missing}\n`)
  const app = await bareApp(import.meta.dirname, {
    plugins: hasPeers ? [peerImports(installed.folder)] : [],
    resolve: { dedupe: ['react', 'react-dom'] },
    build: { rolldownOptions: { external: hasPeers ? [] : [/^\.\/peer-/] } },
  })
  const userData = mkdtempSync(join(tmpdir(), 'slipway-bench-gantt-'))
  const run = await launch({ userData, command: { executable: electronCommand().executable, args: [app] } })
  // A peer asks its maker's host for fonts and the like.
  await run.app.evaluate(({ session }) =>
    session.defaultSession.webRequest.onBeforeRequest({ urls: ['http://*/*', 'https://*/*'] }, (_, answer) => answer({ cancel: true })),
  )
  const took = new Map<string, { readonly name: string; readonly tasks: number; readonly rounds: Round[] }>()
  // Interleaved, so that whatever else the machine does meets all alike.
  for (let round = 0; round < rounds; round++) {
    const entrants: readonly (readonly [string, number])[] = [
      ['canvas', size],
      ['ours', size],
      ...(hasPeers
        ? ([
            ['svar', size],
            ['dhtmlx', size],
          ] as const)
        : []),
      ['canvas', large],
      ['ours', large],
    ]
    for (const [name, tasks] of entrants) {
      const key = `${name} ${tasks}`
      const entry = took.get(key) ?? { name, tasks, rounds: [] }
      took.set(key, entry)
      entry.rounds.push(await measured(run.page, name, tasks))
    }
  }
  expect(run.problems).toEqual([])
  await run.close()
  for (const folder of [app, userData]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  const standings: Standing[] = [...took.values()].map(({ name, tasks, rounds: all }) => standingOf(name, tasks, all))
  writeResults('gantt', { rounds, peers: hasPeers ? peers : {}, standings })
  process.stdout.write(`\n${ganttTable(standings)}\n\nIn brackets: how many times the bare canvas of the same size, medians of ${rounds} interleaved rounds.\n`)
  process.stdout.write(`${verdicts(standings, size).join('\n')}\n`)
})
