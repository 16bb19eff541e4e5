import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { largePortfolio } from '#shared/sample/large-portfolio'
import { electronCommand, type Launched, launch } from '../e2e/launch'
import { bareApp } from './bare-app'
import { type Figure, figureLine, median, tableOf } from './figures'
import { firstPaint, rooms, startInHelp, timedEdits, timedImport, timedWrites } from './in-page'
import { writeResults } from './results'
import { timedStart } from './timed-start'

const sizes = (process.env['SLIPWAY_BENCH_SIZES'] ?? '100,1000,10000').split(',').map(Number)
const rounds = 7
const edits = 20
const figures: Figure[] = []

let floorApp = ''
test.beforeAll(async () => {
  floorApp = await bareApp(resolve(import.meta.dirname, 'floor'))
})
test.afterAll(() => {
  rmSync(floorApp, { recursive: true, force: true })
  writeResults('rooms', { figures })
  process.stdout.write(`\n${tableOf(figures)}\n\nIn brackets: how many times the floor, which was measured in the same run.\n`)
})

/** Working set of all processes of an app, in MB. */
const memory = ({ app }: Launched): Promise<number> =>
  app.evaluate(({ app: electron }) => electron.getAppMetrics().reduce((sum, { memory: used }) => sum + used.workingSetSize, 0) / 1024)

/** What the page of the floor offers (floor/floor.tsx). */
interface Floor {
  readonly puts: (count: number) => Promise<number[]>
  readonly bulk: (records: number, bytes: number) => Promise<number>
  readonly canvas: (bars: number) => Promise<number>
  readonly frame: () => Promise<number>
}

/** The floors of the open window, for a size. */
const floorsOf = ({ page }: Launched, size: number) =>
  page.evaluate(async (records) => {
    const { floor } = window as unknown as { floor: Floor }
    const frames: number[] = []
    const canvases: number[] = []
    for (let round = 0; round < 5; round++) {
      frames.push(await floor.frame())
      canvases.push(await floor.canvas(1_000))
    }
    return { frames, canvases, puts: await floor.puts(20), bulk: await floor.bulk(records, 4_000) }
  }, size)

for (const size of sizes) {
  test(`${size} releases with 10 phases each`, async () => {
    const userData = mkdtempSync(join(tmpdir(), 'slipway-bench-'))
    const floorData = mkdtempSync(join(tmpdir(), 'slipway-bench-floor-'))
    const floorCommand = { executable: electronCommand().executable, args: [floorApp] }
    const add = (what: string, unit: Figure['unit'], ours: number, floor: number, floorIs: string): void => {
      const figure = { what, size, unit, ours, floor, floorIs }
      figures.push(figure)
      process.stdout.write(`${figureLine(figure)}\n`)
    }

    const bare = await launch({ userData: floorData, command: floorCommand })
    const before = await floorsOf(bare, size)
    const first = await launch({ userData })
    add('import', 'ms', await timedImport(first.page, largePortfolio(size, 10, 1)), before.bulk, 'bare IndexedDB, one record a release')
    await first.close()

    const starts: number[] = []
    const floorStarts: number[] = []
    for (let round = 0; round <= rounds; round++) {
      const took = [await timedStart(electronCommand(), userData), await timedStart(floorCommand, `${floorData}-start`)] as const
      // The first ones leave their files and code warm; performance.md asks for starts after that.
      if (round === 0) continue
      starts.push(took[0])
      floorStarts.push(took[1])
    }
    add('start to usable', 'ms', median(starts), median(floorStarts), 'bare window with React and Dexie open')

    const run = await launch({ userData })
    await startInHelp(run.page)
    const paints: [string, number][] = []
    for (const room of rooms) paints.push([room[0], await firstPaint(run.page, room)])
    const after = await floorsOf(bare, size)
    const canvas = median([...before.canvases, ...after.canvases])
    for (const [room, took] of paints) add(`first paint of ${room}`, 'ms', took, canvas, 'bare canvas, 1,000 bars')
    add('an edit to screen', 'ms', median(await timedEdits(run.page, edits)), median([...before.frames, ...after.frames]), 'a changed title, painted')
    add('an edit to disk', 'ms', median(await timedWrites(run.page, edits)), median([...before.puts, ...after.puts]), 'bare IndexedDB put, strict')
    add('memory', 'MB', await memory(run), await memory(bare), 'bare window with React and Dexie open')
    expect(run.problems).toEqual([])
    await run.close()
    await bare.close()
    for (const folder of [userData, floorData, `${floorData}-start`]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
}
