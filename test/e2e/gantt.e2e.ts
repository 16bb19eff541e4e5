import { expect, type Locator, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

const release = 'release/e2e'
const opens = '2026-12-05T21:00:00Z'
const closes = '2026-12-06T03:00:00Z'

type Value = string | number | boolean

/** The operations that make an entity. */
const entity = (name: string, fields: Readonly<Record<string, Value>>) =>
  Object.entries<Value>({ removed: false, ...fields }).map(([field, value]) => ({ entity: name, field, value, was: field === 'removed' ? true : '' }))

const task = (id: string, order: string, duration: number, title: string) =>
  entity(`task/${id}`, { of: release, plan: 'p', code: id.toUpperCase(), title, duration, order })

const operations = [
  ...entity(release, { name: 'Payments', version: '26.12', state: 'ready', plannedStart: '2026-11-02', target: '2026-12-05' }),
  ...entity('phase/build', { of: release, title: 'Build', start: '2026-11-02', end: '2026-11-13', order: 'a0' }),
  ...entity('phase/stage', { of: release, title: 'Staging', start: '2026-11-16', end: '2026-11-20', order: 'a1' }),
  ...entity('plan/p', { of: release, title: 'Cut-over', start: opens, windowStart: opens, windowEnd: closes }),
  ...task('b1', 'a0', 10, 'Stop inbound'),
  ...task('b2', 'a1', 25, 'Drain queues'),
  ...task('b3', 'a2', 5, 'Tell partners'),
  ...entity('link/b1-b2', { of: release, plan: 'p', from: 'b1', to: 'b2' }),
  ...entity('release/bare', { name: 'Bare', version: '1.0', state: 'planning', target: '2027-03-06' }),
]

/** A small portfolio of our own, written through the real journal, so that every time on screen is known. */
async function seed({ page }: Launched): Promise<void> {
  await page.evaluate(async (seeded) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    await ask['workspace:create']({ name: 'Gantt', from: 'empty', zone: 'Europe/Copenhagen' })
    const written = await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations: seeded }] })
    if (!written.ok) throw new Error(written.failure.message)
  }, operations)
  await page.reload()
}

async function openGantt(page: Page): Promise<Locator> {
  await page.getByRole('navigation').getByText('Gantt', { exact: true }).click()
  return page.getByRole('treegrid', { name: 'Releases over time' })
}

async function openPlan(page: Page): Promise<Locator> {
  const gantt = await openGantt(page)
  await gantt.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: /Deployment plan/ }).click()
  const grid = page.getByRole('treegrid', { name: 'Tasks of Cut-over' })
  await grid.focus()
  return grid
}

const row = (page: Page, name: string): Locator => page.getByRole('row', { name: new RegExp(`^${name} `) })

test('a release unfolds to its phases, and Alt with an arrow moves a phase by a week; undo puts it back', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  const gantt = await openGantt(page)
  await gantt.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('row', { name: /^Payments 26.12/ })).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowRight')
  await expect(gantt).toHaveAttribute('aria-rowcount', '5')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('row', { name: 'Build, 2 Nov to 13 Nov', exact: true })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('row', { name: 'Build, 9 Nov to 20 Nov', exact: true })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('row', { name: 'Build, 2 Nov to 13 Nov', exact: true })).toBeVisible()
})

test('tasks are typed into the grid, linked by text and timed; a bad duration stays with its reason', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  const grid = await openPlan(page)
  await expect(row(page, 'B2')).toHaveAccessibleName('B2 Drain queues, planned, 22:10 to 22:35, 25 min, critical, waits for B1')
  await page.getByLabel('New task').fill('Smoke test')
  await page.keyboard.press('Enter')
  await expect(row(page, 'A')).toHaveAccessibleName(/^A Smoke test, planned, 22:00 to 22:15, 15 min/)
  await grid.focus()
  await page.keyboard.press('Control+End')
  await row(page, 'A').getByRole('gridcell').filter({ hasText: '15 min' }).dblclick()
  await page.getByLabel('Duration of Smoke test').fill('soon')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('“soon” is not a duration. Write 45 min or 1 h 20 min.')
  await page.getByLabel('Duration of Smoke test').fill('1 h 20 min')
  await page.keyboard.press('Enter')
  await expect(row(page, 'A')).toHaveAccessibleName(/22:00 to 23:20, 1 h 20 min/)
  await row(page, 'A').getByRole('gridcell').last().dblclick()
  await page.getByLabel('After of Smoke test').fill('B2, B3 SS+5')
  await page.keyboard.press('Enter')
  await expect(row(page, 'A')).toHaveAccessibleName('A Smoke test, planned, 22:35 to 23:55, 1 h 20 min, critical, waits for B2, B3 SS+5')
  await expect(page.getByText('Planned end 23:55')).toBeVisible()
  await expect(page.getByText('Spare 4 h 5 min')).toBeVisible()
  await page.getByRole('button', { name: 'Why?' }).click()
  await expect(page.getByRole('list', { name: 'Critical paths' })).toHaveText('B1 → B2 → A, 1 h 55 min to 23:55')
})

test('a bar is dragged in steps of the grid, Escape gives a drag up, and what links forbid is refused in words', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await openPlan(page)
  await row(page, 'B3').getByRole('gridcell').nth(1).click()
  const pane = await page.getByTestId('gantt-timeline').boundingBox()
  const line = await row(page, 'B3').boundingBox()
  if (pane === null || line === null) throw new Error('The Gantt is not on the screen.')
  const y = line.y + line.height / 2
  // The window of six hours is fitted with some air at both sides (time-scale.ts), so the first bars begin there.
  const air = Math.min(64, pane.width * 0.08)
  const minute = (pane.width - 2 * air) / 360
  const x = pane.x + air + 2.5 * minute
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 20 * minute, y, { steps: 5 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(row(page, 'B3')).toHaveAccessibleName(/22:00 to 22:05/)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 20 * minute, y, { steps: 5 })
  await page.mouse.up()
  await expect(row(page, 'B3')).toHaveAccessibleName(/22:20 to 22:25/)
  await row(page, 'B2').getByRole('gridcell').nth(1).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByText("“Drain queues” can't start before 22:10")).toBeVisible()
  await expect(row(page, 'B2')).toHaveAccessibleName(/22:10 to 22:35/)
})

test('by keyboard alone a task is linked, lengthened, indented, and taken away again', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await openPlan(page)
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
  await expect(row(page, 'B2')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('l')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(row(page, 'B3')).toHaveAccessibleName(/22:35 to 22:40, 5 min, critical, waits for B2/)
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(row(page, 'B3')).toHaveAccessibleName(/22:35 to 22:45, 10 min/)
  await page.keyboard.press('Alt+ArrowUp')
  await expect(row(page, 'B3')).toHaveAttribute('aria-rowindex', '4')
  await page.keyboard.press('Delete')
  await expect(row(page, 'B3')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(row(page, 'B3')).toBeVisible()
})

test('a release without a plan teaches what belongs there, and starts one inside a window of the target’s night', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  const gantt = await openGantt(page)
  await gantt.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: /Deployment plan/ }).click()
  await expect(page.getByText('A deployment plan is the runbook of the night')).toBeVisible()
  await expect(page.getByLabel(/Window closes/)).toHaveValue('Sun 7 Mar 2027, 04:00')
  await page.getByRole('button', { name: 'Start the plan' }).click()
  await expect(page.getByRole('treegrid', { name: 'Tasks of Bare 1.0 cut-over' })).toBeVisible()
  await expect(row(page, 'A')).toHaveAccessibleName(/^A Prepare, planned, 22:00 to 22:15/)
  await expect(page.getByText('Spare 5 h 45 min')).toBeVisible()
})
