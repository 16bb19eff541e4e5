import { expect, type Page } from '@playwright/test'
import type { Draft } from '#shared/log/operation'

/** What the development build leaves in the window for tests (renderer/app/test-door.ts). */
interface Door {
  readonly run: (draft: Draft) => Promise<{ readonly ok: boolean }>
  readonly runAll: (drafts: readonly Draft[]) => Promise<{ readonly ok: boolean }>
  /** Resolves when the tables hold all that was received. */
  readonly settled: () => Promise<void>
}
interface BenchWindow {
  readonly slipwayTest: Door
  readonly benchDrafts: Draft[]
}

/** The rooms of the navigation, and what shows that one has its content and not only its title. */
export const rooms = [
  ['Calendar', '[data-entry]'],
  ['Gantt', '[role=treegrid][aria-label="Releases over time"] [role=gridcell]'],
  ['Risks', '[role=grid][aria-label=Register] [role=gridcell]'],
  ['Audit trail', '[role=treegrid][aria-label=Entries] [role=gridcell]'],
  ['Portfolio', '[role=grid][aria-label=Releases] [role=gridcell]'],
] as const

/** Founds an empty workspace and imports the drafts: until journal, screen and tables have them. In milliseconds. */
export async function timedImport(page: Page, drafts: Iterable<Draft>): Promise<number> {
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Bench', jobTitle: '' })
    await ask['workspace:create']({ name: 'Bench', from: 'empty', zone: 'UTC' })
  })
  await page.reload()
  await expect(page.getByRole('navigation').first()).toBeVisible()
  await page.evaluate(() => Object.assign(window, { benchDrafts: [] }))
  // Handed over in parts before the clock starts: only the import itself is measured.
  for (const draft of drafts) await page.evaluate((each) => (window as unknown as BenchWindow).benchDrafts.push(each as Draft), draft as object)
  return page.evaluate(async () => {
    const { slipwayTest, benchDrafts } = window as unknown as BenchWindow
    const began = performance.now()
    const answer = await slipwayTest.runAll(benchDrafts)
    if (!answer.ok) throw new Error('The import was refused.')
    await slipwayTest.settled()
    return performance.now() - began
  })
}

/** Loads the page anew in a room that shows no data, so that every room is then opened for the first time. */
export async function startInHelp(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/help'
  })
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help')
}

/** Milliseconds from the click on a room to the painted frame with its content. */
export async function firstPaint(page: Page, [room, content]: (typeof rooms)[number]): Promise<number> {
  const link = await page.getByRole('navigation').first().getByText(room, { exact: true }).elementHandle()
  return page.evaluate(
    async ({ element, selector }) => {
      const frame = (): Promise<number> => new Promise(requestAnimationFrame)
      const began = performance.now()
      ;(element as HTMLElement | null)?.click()
      while (![...document.querySelectorAll<HTMLElement>(selector)].some((each) => each.checkVisibility({ visibilityProperty: true }))) {
        if (performance.now() - began > 60_000) throw new Error(`Nothing that matches ${selector} came.`)
        await frame()
      }
      await frame()
      return performance.now() - began
    },
    { element: link, selector: content },
  )
}

/** Renames the release of the portfolio's first row: milliseconds until the frame with the new name is painted, each. */
export function timedEdits(page: Page, count: number): Promise<readonly number[]> {
  return page.evaluate(async (edits) => {
    const { slipwayTest } = window as unknown as BenchWindow
    const frame = (): Promise<number> => new Promise(requestAnimationFrame)
    const table = document.querySelector('[role=grid][aria-label=Releases]')
    // The sample's versions end with the place of their release.
    const place = /\d+\.\d+\.(\d+)/.exec(table?.querySelector('[role=row][aria-selected]')?.textContent ?? '')?.[1]
    if (place === undefined) throw new Error('The first row of the portfolio names no version.')
    const times: number[] = []
    for (let number = 0; number < edits; number++) {
      const name = `Renamed ${number}.`
      const operations = [{ entity: `release/large-${Number(place) + 1}`, field: 'name', value: name, was: '' }]
      const began = performance.now()
      await slipwayTest.run({ command: 'edit-release', summary: 'Renamed', operations })
      while (table?.textContent?.includes(name) !== true) await frame()
      await frame()
      times.push(performance.now() - began)
      await slipwayTest.settled()
    }
    return times
  }, count)
}

/** Milliseconds from asking main for a command to its answer that the entry is signed, appended and synced. The window takes no notice. */
export function timedWrites(page: Page, count: number): Promise<readonly number[]> {
  return page.evaluate(async (writes) => {
    const times: number[] = []
    for (let number = 0; number < writes; number++) {
      const operations = [{ entity: 'release/large-1', field: 'owner', value: `Owner ${number}`, was: '' }]
      const began = performance.now()
      const answer = await window.slipway.ask['journal:write']({ drafts: [{ command: 'edit-release', summary: 'Named its owner', operations }] })
      times.push(performance.now() - began)
      if (!answer.ok) throw new Error(answer.failure.message)
    }
    return times
  }, count)
}
