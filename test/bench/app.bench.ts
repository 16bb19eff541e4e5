import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import type { Draft } from '#shared/log/operation'
import { largePortfolio } from '#shared/sample/large-portfolio'
import { type Launched, launch } from '../e2e/launch'
import { type Figure, median, tableOf } from './figures'

const sizes = (process.env['SLIPWAY_BENCH_SIZES'] ?? '100,1000,10000').split(',').map(Number)
const rounds = 3
const figures: Figure[] = []
const rooms = ['Portfolio', 'Calendar', 'Gantt', 'Risks', 'Audit trail'] as const

let floorApp = ''
test.beforeAll(async () => {
  floorApp = mkdtempSync(join(tmpdir(), 'slipway-floor-'))
  const source = resolve(import.meta.dirname, 'floor')
  await build({
    configFile: false,
    root: source,
    base: './',
    logLevel: 'error',
    build: { outDir: join(floorApp, 'page'), target: 'chrome130', emptyOutDir: true },
  })
  cpSync(join(source, 'main.cjs'), join(floorApp, 'main.cjs'))
  writeFileSync(join(floorApp, 'package.json'), '{"name":"floor","version":"0.0.0","main":"main.cjs"}')
})
test.afterAll(() => {
  rmSync(floorApp, { recursive: true, force: true })
  const table = tableOf(figures)
  writeFileSync(resolve(import.meta.dirname, '../../test-results/bench.json'), JSON.stringify({ at: new Date().toISOString(), figures }, null, 2))
  process.stdout.write(`\n${table}\n\nRatios in brackets are to the floor, measured in the same run on ${process.platform} with 2 workers idle.\n`)
})

interface Timed {
  readonly run: Launched
  readonly startMs: number
}

/** Starts an app and waits for the line that says that it is usable. */
async function start(options: Parameters<typeof launch>[0]): Promise<Timed> {
  const began = performance.now()
  const run = await launch(options)
  await expect.poll(() => run.page.evaluate(() => document.readyState === 'complete' && (document.querySelector('h1, p')?.textContent ?? '') !== '')).toBe(true)
  return { run, startMs: performance.now() - began }
}

const floorCommand = () => {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''
  return { executable: join(folder, 'electron'), args: [floorApp] }
}

/** Working set of all processes of an app, in MB. */
const memory = ({ app }: Launched): Promise<number> =>
  app.evaluate(({ app: electron }) => electron.getAppMetrics().reduce((sum, { memory: used }) => sum + used.workingSetSize, 0) / 1024)

interface Door {
  readonly run: (draft: object) => Promise<{ ok: boolean }>
  readonly runAll: (drafts: readonly object[]) => Promise<{ ok: boolean }>
}

async function importAll(page: Page, drafts: readonly Draft[]): Promise<number> {
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Bench', jobTitle: '' })
    await ask['workspace:create']({ name: 'Bench', from: 'empty', zone: 'UTC' })
  })
  await page.reload()
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await page.evaluate(() => Object.assign(window, { benchDrafts: [] }))
  // Handed over in parts before the clock starts: only the import itself is measured.
  for (const draft of drafts) await page.evaluate((each) => (window as unknown as { benchDrafts: object[] }).benchDrafts.push(each), draft as object)
  return page.evaluate(async () => {
    const { slipwayTest, benchDrafts } = window as unknown as { slipwayTest: Door; benchDrafts: object[] }
    const began = performance.now()
    const answer = await slipwayTest.runAll(benchDrafts)
    if (!answer.ok) throw new Error('The import was refused.')
    return performance.now() - began
  })
}

/** From the click on a room to its first painted picture. */
async function firstPaint(page: Page, room: string): Promise<number | undefined> {
  const link = page.getByRole('navigation').first().getByText(room, { exact: true })
  if ((await link.count()) === 0) return undefined
  const handle = await link.elementHandle()
  return page.evaluate(async (element) => {
    const began = performance.now()
    ;(element as HTMLElement).click()
    const title = element?.textContent ?? ''
    while (!(document.querySelector('h1')?.textContent ?? '').includes(title.trim()) && performance.now() - began < 20_000)
      await new Promise(requestAnimationFrame)
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return performance.now() - began
  }, handle)
}

const edits = (page: Page): Promise<{ readonly screen: number[]; readonly disk: number[] }> =>
  page.evaluate(async () => {
    const { slipwayTest } = window as unknown as { slipwayTest: Door }
    const screen: number[] = []
    const disk: number[] = []
    for (let number = 0; number < 20; number++) {
      const draft = {
        command: 'edit-release',
        summary: 'Renamed',
        operations: [{ entity: 'release/large-1', field: 'name', value: `Bench ${number}`, was: '' }],
      }
      const began = performance.now()
      await slipwayTest.run(draft)
      disk.push(performance.now() - began)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      screen.push(performance.now() - began)
    }
    return { screen, disk }
  })

interface Floor {
  readonly puts: (count: number) => Promise<number[]>
  readonly bulk: (records: number, bytes: number) => Promise<number>
  readonly canvas: (bars: number) => Promise<number>
  readonly frame: () => Promise<number>
}

for (const size of sizes) {
  test(`${size} releases with 10 phases each`, async () => {
    const userData = mkdtempSync(join(tmpdir(), 'slipway-bench-'))
    const floorData = mkdtempSync(join(tmpdir(), 'slipway-bench-floor-'))
    const drafts = [...largePortfolio(size, 10, 1)]
    const add = (what: string, unit: Figure['unit'], ours: number, floor: number, floorIs: string) => figures.push({ what, size, unit, ours, floor, floorIs })
    const first = await launch({ userData })
    const imported = await importAll(first.page, drafts)
    await first.close()
    const starts: number[] = []
    const floorStarts: number[] = []
    for (let round = 0; round < rounds; round++) {
      const ours = await start({ userData })
      starts.push(ours.startMs)
      await ours.run.close()
      const bare = await start({ userData: floorData, command: floorCommand() })
      floorStarts.push(bare.startMs)
      await bare.run.close()
    }
    const { run } = await start({ userData })
    const { run: bare } = await start({ userData: floorData, command: floorCommand() })
    const floor = await bare.page.evaluate(
      async ([records]) => {
        const { puts, bulk, canvas, frame } = (window as unknown as { floor: Floor }).floor
        const frames: number[] = []
        const canvases: number[] = []
        for (let round = 0; round < 5; round++) {
          frames.push(await frame())
          canvases.push(await canvas(1_000))
        }
        return { puts: await puts(50), bulk: await bulk(records ?? 0, 4_000), frames, canvases }
      },
      [size],
    )
    add('start to usable', 'ms', median(starts), median(floorStarts), 'bare window with React and Dexie')
    add('import', 'ms', imported, floor.bulk, 'bare IndexedDB, one record a release')
    for (const room of rooms) {
      const took = await firstPaint(run.page, room)
      if (took !== undefined) add(`first paint of ${room}`, 'ms', took, median(floor.canvases), 'bare canvas, 1,000 bars')
    }
    const { screen, disk } = await edits(run.page)
    add('an edit to screen', 'ms', median(screen), median(floor.frames), 'two frames')
    add('an edit to disk', 'ms', median(disk), median(floor.puts), 'bare IndexedDB put, strict')
    add('memory', 'MB', await memory(run), await memory(bare), 'bare window with React and Dexie')
    await run.close()
    await bare.close()
    for (const folder of [userData, floorData]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
}
