import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import { clockWords } from '#shared/commands/when-words'
import { forecast } from '#shared/forecast/forecast'
import { noHistory } from '#shared/forecast/history'
import { planForecast, uncertainModels } from '#shared/forecast/plan-forecast'
import { viewOf } from '#shared/model/view'
import { pointOfNoReturn } from '#shared/schedule/point-of-no-return'
import { planInput, schedulePlan } from '#shared/schedule/schedule-plan'
import { type Launched, test } from './launch'

const zone = 'Europe/Copenhagen'
const release = 'release/e2e'
type Value = string | number | boolean | { readonly low: number; readonly high: number }
type Fields = Readonly<Record<string, Value>>

/** A night with estimates and back-out times, told once for the app and for the pure functions that it is held against. */
const plan: Fields = {
  removed: false,
  of: release,
  title: 'Cut-over',
  start: '2026-12-05T21:00:00Z',
  windowStart: '2026-12-05T21:00:00Z',
  windowEnd: '2026-12-05T23:40:00Z',
  backOutCheck: 15,
}
const step = (id: string, duration: number, title: string, more: Fields = {}): readonly [string, Fields] => [
  id,
  { removed: false, of: release, plan: 'p', code: id.toUpperCase(), title, duration, order: id, ...more },
]
const tasks = [
  step('b1', 20, 'Stop inbound', { backOutDuration: 5 }),
  step('b2', 45, 'Migrate', { backOutDuration: 35, estimate: { low: 35, high: 140 } }),
  step('b3', 30, 'Smoke test', { estimate: { low: 20, high: 75 } }),
  step('b4', 20, 'Open for all', { backOutDuration: 70 }),
  step('b5', 10, 'Tell partners'),
]
const links = [
  ['b1', 'b2'],
  ['b2', 'b3'],
  ['b3', 'b4'],
  ['b1', 'b5'],
].map(([from = '', to = '']): readonly [string, Fields] => [`${from}-${to}`, { removed: false, of: release, plan: 'p', from, to }])

interface Written {
  readonly entity: string
  readonly field: string
  readonly value: Value
  readonly was: boolean | string
}
const operationsOf = (entity: string, fields: Fields): readonly Written[] =>
  Object.entries(fields).map(([field, value]) => ({ entity, field, value, was: field === 'removed' ? true : '' }))

async function seed({ page }: Launched, isEstimated = true): Promise<void> {
  const operations = [
    ...operationsOf(release, { removed: false, name: 'Payments', version: '26.12', state: 'ready', target: '2026-12-05' }),
    ...operationsOf('plan/p', plan),
    ...tasks.flatMap(([id, fields]) => operationsOf(`task/${id}`, fields).filter(({ field }) => isEstimated || field !== 'estimate')),
    ...links.flatMap(([id, fields]) => operationsOf(`link/${id}`, fields)),
  ]
  await page.evaluate(
    async ({ seeded, inZone }) => {
      const { ask } = window.slipway
      await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
      await ask['settings:save']({ settings: { zone: inZone } })
      await ask['workspace:create']({ name: 'Planning', from: 'empty', zone: inZone })
      const written = await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations: seeded }] })
      if (!written.ok) throw new Error(written.failure.message)
      location.hash = '#/release?id=e2e&tab=plan'
    },
    { seeded: operations, inZone: zone },
  )
  await page.reload()
  await expect(page.getByRole('treegrid', { name: 'Tasks of Cut-over' })).toBeVisible()
}

/** The same figures by the pure functions alone. */
function expected() {
  const planView = viewOf('plan', 'p', plan)
  const taskViews = tasks.map(([id, fields]) => viewOf('task', id, fields))
  const linkViews = links.map(([id, fields]) => viewOf('link', id, fields))
  const models = uncertainModels(planView, taskViews, noHistory)
  if (models === undefined) throw new Error('The plan has estimates.')
  const { outcome } = forecast(planForecast(planView, taskViews, planInput(planView, taskViews, linkViews, zone, 0), models, zone))
  const point = pointOfNoReturn(planView, taskViews, schedulePlan(planView, taskViews, linkViews, zone).times, zone).outcome
  if (point.kind === 'none') throw new Error('The plan has back-out times.')
  const at = (when: number): string => clockWords(when, zone)
  return {
    inside: Math.round((outcome.chance ?? 0) * 10_000),
    p50: at(outcome.p50),
    p80: at(outcome.p80),
    p95: at(outcome.p95),
    seed: outcome.seed,
    point: at(point.at),
    last: outcome.p95,
  }
}

const row = (page: Page, code: string): Locator => page.getByRole('treegrid').getByRole('row', { name: new RegExp(`^${code} `) })

async function select(page: Page, code: string): Promise<void> {
  await row(page, code).getByRole('gridcell').nth(1).click()
  await page.keyboard.press('Escape')
  await expect(row(page, code)).toHaveAttribute('aria-selected', 'true')
}

test('chance, quantiles and point of no return are those of the pure functions, told with why', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  const { inside, p50, p80, p95, seed: drawn, point } = expected()
  // Some runs end inside the window and some do not, else the chance would prove little.
  expect(inside).toBeGreaterThan(1_000)
  expect(inside).toBeLessThan(9_900)
  await expect(page.getByText(`P80 ${p80}`, { exact: true })).toBeVisible()
  await expect(page.getByText(`Inside window ${Math.round(inside / 100)}\u2009%`, { exact: true })).toBeVisible()
  await expect(page.getByText(`Point of no return ${point}`, { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('list', { name: 'Windows, freezes and lines' })).toContainText(`Point of no return ${point}`)
  await page.keyboard.press('ControlOrMeta+.')
  const why = page.getByRole('region', { name: 'Forecast' })
  await expect(why).toContainText(`${inside.toLocaleString('en')} of 10,000 runs end by 00:40, when the window closes`)
  await expect(why).toContainText(`P50 ${p50}, P80 ${p80}, P95 ${p95}`)
  await expect(why).toContainText(`Seed ${drawn}`)
  await expect(why.getByRole('row', { name: /^B2 Migrate/ }).first()).toContainText('35 min, 45 min, 2 h 20 min')
  await expect(page.getByRole('region', { name: 'Point of no return' })).toContainText('“B4 Open for all” begins at')
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('main').include('aside').analyze()
  expect(violations).toEqual([])
})

test('estimates, back-out times and a constraint are typed into chosen columns, and the figures follow', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  const { point, p80 } = expected()
  await page.getByRole('button', { name: 'Columns' }).click()
  for (const name of ['Low', 'High', 'To undo', 'Constraint', 'Critical in']) await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Critical in' })).toBeVisible()
  const cell = async (code: string, text: string): Promise<void> => row(page, code).getByRole('gridcell').filter({ hasText: text }).dblclick()
  await cell('B4', '1 h 10 min')
  await page.getByLabel('To undo of Open for all').fill('nothing')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('“nothing” is not a duration. Write 45 min or 1 h 20 min.')
  await page.getByLabel('To undo of Open for all').fill('0')
  await page.keyboard.press('Enter')
  // 00:40 less 15 minutes of check, 35 and 5 to undo: no step begins after that any more.
  await expect(page.getByText('Point of no return 23:45', { exact: true }).first()).toBeVisible()
  expect(point).toBe('23:35')
  await cell('B3', '1 h 15 min')
  await page.getByLabel('High of Smoke test').fill('3 h')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`P80 ${p80}`, { exact: true })).toBeHidden()
})

test('while a bar is dragged, end, chance and point of no return are those that it would come to; given up they are as before', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  const { p80, point, last } = expected()
  await expect(page.getByText(`P80 ${p80}`, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Fit', exact: true }).click()
  const pane = await page.getByTestId('gantt-timeline').boundingBox()
  const line = await row(page, 'B4').boundingBox()
  if (pane === null || line === null) throw new Error('The Gantt is not on the screen.')
  // From the plan's start to the end in 95 of 100 runs or the window's, with some air at both sides (time-scale.ts).
  const from = Date.parse(String(plan['start']))
  const air = Math.min(64, pane.width * 0.08)
  const minute = (pane.width - 2 * air) / ((Math.max(last, Date.parse(String(plan['windowEnd']))) - from) / 60_000)
  const x = pane.x + air + 105 * minute
  const y = line.y + line.height / 2
  await page.mouse.move(x, y)
  await page.mouse.down()
  // An hour later than most runs would let it begin.
  await page.mouse.move(x + 60 * minute, y, { steps: 6 })
  await expect(page.getByText('Planned end 00:55', { exact: true })).toBeVisible()
  await expect(page.getByText(`P80 ${p80}`, { exact: true })).toBeHidden()
  await expect(page.getByText(`Point of no return ${point}`, { exact: true })).toBeHidden()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.getByText('Planned end 23:55', { exact: true })).toBeVisible()
  await expect(page.getByText(`P80 ${p80}`, { exact: true })).toBeVisible()
})

test('a plan without an estimate says what a forecast needs, and all its steps get one in a command that undo takes back', async ({ start }) => {
  const launched = await start()
  await seed(launched, false)
  const { page } = launched
  await expect(page.getByText('Inside window yes')).toBeVisible()
  await page.getByRole('button', { name: 'Forecast' }).click()
  await page.getByLabel('Longest, % of planned').fill('90')
  await page.getByRole('button', { name: 'Estimate 5 steps' }).click()
  await expect(page.getByRole('alert')).toHaveText('The longest lies between 100 % and 1,000 % of the planned duration.')
  await page.getByLabel('Longest, % of planned').fill('150 %')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Inside window \d+\u2009%$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Forecast' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('Inside window yes')).toBeVisible()
})

test('a baseline is taken, compared after a change, renamed and removed', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await page.getByRole('button', { name: 'Baseline', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Take a baseline' }).click()
  await expect(page.getByRole('button', { name: /^Baseline \d+ \w+$/ })).toBeVisible()
  await select(page, 'B2')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(row(page, 'B2')).toHaveAccessibleName(/50 min/)
  await page.getByRole('button', { name: /^Baseline / }).click()
  await page.getByRole('menuitem', { name: 'Compare with the plan' }).click()
  const panel = page.getByRole('complementary', { name: 'Inspector' })
  await expect(panel.getByText('It ends 5 min later.')).toBeVisible()
  await expect(panel.getByText('3 moved')).toBeVisible()
  await expect(panel.getByRole('row', { name: /^B2 Migrate/ })).toHaveText('B2 Migrate0+5 min+5 min')
  await expect(panel.getByRole('row', { name: /^B4 Open for all/ })).toHaveText('B4 Open for all+5 min+5 min0')
  await panel.getByLabel('Name of the baseline').fill('At approval')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('heading', { level: 2, name: 'At approval' })).toBeVisible()
  await panel.getByRole('button', { name: 'Remove this baseline' }).click()
  await expect(page.getByRole('button', { name: 'Baseline', exact: true })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await page.getByRole('button', { name: /^Baseline / }).click()
  await expect(page.getByRole('menuitemcheckbox', { name: /^At approval/ })).toBeVisible()
})

test('a what-if shows what would move, is kept as one command, and one undo takes it back; dropped it leaves nothing', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await page.getByRole('button', { name: 'What if' }).click()
  const panel = page.getByRole('complementary', { name: 'Inspector' })
  await select(page, 'B1')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(panel.getByRole('listitem')).toHaveText(['Set “Stop inbound” to take 30 min'])
  await expect(panel.getByRole('row', { name: /^Planned end/ })).toHaveText('Planned end23:5500:05')
  await expect(panel.getByRole('row', { name: /^B4 Open for all/ })).toContainText('23:35 to 23:55')
  await expect(panel.getByRole('row', { name: /^B4 Open for all/ })).toContainText('23:45 to 00:05')
  await select(page, 'B5')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(panel.getByRole('listitem')).toHaveCount(2)
  await expect(panel.getByText('None begins or ends by it.')).toBeVisible()
  // Ten minutes more than the window has spare.
  await select(page, 'B1')
  for (let minutes = 30; minutes < 85; minutes += 5) await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(panel.getByRole('row', { name: /^Planned end/ })).toHaveText('Planned end23:5501:00')
  await expect(panel.getByRole('list', { name: 'New conflicts' })).toContainText('Past its window: The plan of Payments 26.12 ends after its window')
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('main').include('aside').analyze()
  expect(violations).toEqual([])
  await panel.getByRole('button', { name: 'Drop all' }).click()
  await expect(page.getByText('Planned end 23:55')).toBeVisible()
  await expect(page.getByRole('button', { name: 'What if' })).toHaveAttribute('aria-pressed', 'false')

  await page.getByRole('button', { name: 'What if' }).click()
  await select(page, 'B1')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await select(page, 'B5')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await panel.getByRole('button', { name: 'Keep these changes' }).press('Enter')
  await expect(page.getByRole('button', { name: 'What if' })).toHaveAttribute('aria-pressed', 'false')
  await expect(row(page, 'B1')).toHaveAccessibleName(/25 min/)
  await expect(row(page, 'B5')).toHaveAccessibleName(/15 min/)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(row(page, 'B1')).toHaveAccessibleName(/20 min/)
  await expect(row(page, 'B5')).toHaveAccessibleName(/10 min/)
  await expect(page.getByText('Planned end 23:55')).toBeVisible()
})
