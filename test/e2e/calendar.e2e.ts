import { expect, type Locator, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

type Value = string | number | boolean | Readonly<Record<string, boolean>>
type Fields = Readonly<Record<string, Value>>

const entity = (name: string, fields: Fields) =>
  Object.entries<Value>({ removed: false, ...fields }).map(([field, value]) => ({ entity: name, field, value, was: field === 'removed' ? true : '' }))

const of = 'calendar/main'
/** March 2027: the clocks of Copenhagen go forward in the night to Sunday 28th. Release week, a freeze, two bookings of one environment, a dense day. */
const operations = [
  ...entity('service/payments', { of: 'workspace/this', name: 'Payments' }),
  ...entity('service/ledger', { of: 'workspace/this', name: 'Ledger' }),
  ...entity('environment/stg', { of: 'workspace/this', name: 'CORE-STG' }),
  ...entity('release/pay', { name: 'Payments', version: '27.3', type: 'major', state: 'planning', target: '2027-03-20T21:00:00Z' }),
  ...entity('phase/pay-build', { of: 'release/pay', title: 'Build', start: '2027-03-01', end: '2027-03-12', order: 'a0' }),
  ...entity('affects/pay', { of: 'release/pay', item: 'service/payments' }),
  ...entity('change/night', {
    number: 'CHG-7',
    shortDescription: 'Patch the ledger',
    type: 'standard',
    state: 'scheduled',
    plannedStart: '2027-03-24T21:00:00Z',
    plannedEnd: '2027-03-25T02:00:00Z',
  }),
  ...entity('affects/night', { of: 'change/night', item: 'service/ledger' }),
  ...entity('freeze/close', { of, title: 'Quarter close', severity: 'hard', start: '2027-03-29', end: '2027-03-31' }),
  ...entity('window/sundays', {
    of,
    title: 'Sundays',
    kind: 'maintenance',
    start: '2027-03-07T02:30:00Z',
    end: '2027-03-07T05:30:00Z',
    recurrence: 'FREQ=WEEKLY',
    appliesTo: { 'environment/stg': true },
  }),
  ...entity('booking/a', { of, title: 'Rehearsal', environment: 'stg', start: '2027-03-09T08:00:00Z', end: '2027-03-11T16:00:00Z', state: 'approved' }),
  ...entity('booking/b', { of, title: 'Load test', environment: 'stg', start: '2027-03-11T10:00:00Z', end: '2027-03-12T16:00:00Z', state: 'approved' }),
  ...entity('key-date/audit', { of, title: 'Audit', kind: 'key-event', start: '2027-03-18' }),
  ...Array.from({ length: 14 }, (_, n) =>
    entity(`change/many-${n}`, {
      number: `CHG-1${n}`,
      shortDescription: `Branch ${n}`,
      type: 'standard',
      state: 'scheduled',
      plannedStart: '2027-03-03T09:00:00Z',
      plannedEnd: '2027-03-03T10:00:00Z',
    }),
  ).flat(),
]

async function openCalendar({ page }: Launched, zone = 'Europe/Copenhagen'): Promise<void> {
  await page.evaluate(
    async ({ seeded, wanted }) => {
      const { ask } = window.slipway
      await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
      await ask['settings:save']({ settings: { zone: wanted } })
      await ask['workspace:create']({ name: 'Calendar', from: 'empty', zone: wanted })
      const written = await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations: seeded }] })
      if (!written.ok) throw new Error(written.failure.message)
    },
    { seeded: operations, wanted: zone },
  )
  await page.reload()
  await page.getByRole('navigation').getByText('Calendar', { exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await goToMarch(page)
}

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** Pages there by key, as nobody knows what day the test runs on. */
async function goToMarch(page: Page): Promise<void> {
  const title = page.getByRole('heading', { level: 1 })
  await page.locator('[role=cell][tabindex="0"]').focus()
  const [month = '', year = ''] = ((await title.textContent()) ?? '').split(' ')
  const months = (2027 - Number(year)) * 12 + monthNames.indexOf('March') - monthNames.indexOf(month)
  for (let n = 0; n < Math.abs(months); n++) {
    const before = await title.textContent()
    await page.keyboard.press(months > 0 ? 'PageDown' : 'PageUp')
    await expect(title).not.toHaveText(before ?? '')
  }
  await expect(title).toHaveText('March 2027')
}

const entry = (page: Page, name: RegExp): Locator => page.getByRole('button', { name })
const cell = (page: Page, day: string): Locator => page.locator(`[role=cell][data-date='${day}']`).last()

async function center(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('It is not on the screen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags from one point to another, as a hand does: in steps, with a rest before it lets go. */
async function drag(page: Page, from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

test('a release dragged over the change of clocks keeps its time on the clock, takes its phases along, and undo puts all back', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await openCalendar(launched)
  await expect(entry(page, /^Release, Payments 27.3, planning, Sat 20 Mar 2027, 22:00/)).toBeVisible()
  const target = await center(cell(page, '2027-03-28'))
  await drag(page, await center(entry(page, /^Release, Payments 27.3/)), target)
  await expect(entry(page, /^Release, Payments 27.3, planning, Sun 28 Mar 2027, 22:00/)).toBeVisible()
  await page.getByRole('checkbox', { name: /^Phases/ }).check()
  await expect(entry(page, /^Phase, Build, Payments 27.3, phase, Tue 9 Mar 2027 to Sat 20 Mar 2027/).first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(entry(page, /^Release, Payments 27.3, planning, Sat 20 Mar 2027, 22:00/)).toBeVisible()
  await expect(entry(page, /^Phase, Build, Payments 27.3, phase, Mon 1 Mar 2027 to Fri 12 Mar 2027/).first()).toBeVisible()
})

test('a change is moved and lengthened by keyboard, across the change of clocks, and the lost hour is told', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await openCalendar(launched)
  const change = entry(page, /^Change, Patch the ledger/)
  await expect(change).toHaveAccessibleName(/Wed 24 Mar 2027, 22:00 to Thu 25 Mar 2027, 03:00/)
  await cell(page, '2027-03-24').click({ position: { x: 60, y: 8 } })
  await page.keyboard.press('Enter')
  await expect(change).toBeFocused()
  for (const day of ['Thu 25', 'Fri 26', 'Sat 27']) {
    await page.keyboard.press('Alt+ArrowRight')
    await expect(change.first()).toHaveAccessibleName(new RegExp(`, ${day} Mar 2027, 22:00 to`))
    await expect(change.first()).toBeFocused()
  }
  // 22:00 to 03:00 on the clock, of which 02:00 to 03:00 does not exist: four hours are left.
  await expect(page.getByText('Moved “CHG-7” to 27 Mar, 22:00; the clocks change: 4 h instead of 5 h').first()).toBeVisible()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect(change.first()).toHaveAccessibleName(/Sat 27 Mar 2027, 22:00 to Mon 29 Mar 2027, 03:00/)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(change.first()).toHaveAccessibleName(/Sat 27 Mar 2027, 22:00 to Sun 28 Mar 2027, 03:00/)
})

test('while a change is dragged a line says which conflicts it would make, and when it is dropped so does the toast', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await openCalendar(launched)
  const from = await center(entry(page, /^Change, Patch the ledger/).first())
  const frozen = await center(cell(page, '2027-03-30'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + frozen.x) / 2, (from.y + frozen.y) / 2, { steps: 4 })
  await page.mouse.move(frozen.x, frozen.y, { steps: 4 })
  await expect(page.getByRole('status').filter({ hasText: '1 new conflict: Patch the ledger lies in “Quarter close”' })).toBeVisible()
  await expect(page.locator('body')).toHaveAttribute('data-clash', 'hard')
  const free = await center(cell(page, '2027-03-17'))
  await page.mouse.move(free.x, free.y, { steps: 6 })
  await expect(page.getByRole('status').filter({ hasText: 'No conflict begins or ends here.' })).toBeVisible()
  await page.mouse.move(frozen.x, frozen.y, { steps: 6 })
  await page.mouse.up()
  await expect(page.locator('#toast')).toContainText('1 new conflict: Patch the ledger lies in “Quarter close”')
  await expect(page.locator('body')).toHaveAttribute('data-clash', 'none')
})

test('what is dropped at an hour of the week lands at that hour', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await openCalendar(launched)
  await cell(page, '2027-03-28').click({ position: { x: 60, y: 8 } })
  await page.keyboard.press('w')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('22 to 28 Mar 2027')
  await expect(page.locator('[role=cell][tabindex="0"]')).toHaveAttribute('data-date', '2027-03-28')
  const change = entry(page, /^Change, Patch the ledger/).first()
  // The pointer waits until the entry stands still, scrolled into view.
  await change.hover({ position: { x: 20, y: 4 } })
  const sunday = await cell(page, '2027-03-28').boundingBox()
  const box = await change.boundingBox()
  if (sunday === null || box === null) throw new Error('The week is not on the screen.')
  const hour = sunday.height / 24
  // From its place in the hour of 22:00 on Wednesday to the same place in the hour of 12:00 on Sunday, in summer time.
  await drag(page, { x: box.x + 20, y: box.y + 4 }, { x: sunday.x + 20, y: box.y + 4 - 10 * hour })
  // A pixel may be a quarter of an hour; winter and summer time are one hour apart, and so would a mistake be.
  await expect(entry(page, /^Change, Patch the ledger, CHG-7, scheduled, Sun 28 Mar 2027, 12:(00|15) to 17:\1$/)).toBeVisible()
})

test('freezes are hatched and named once; what lies in one is a conflict that says why', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await openCalendar(launched)
  await expect(entry(page, /^Freeze, Quarter close, hard, Mon 29 Mar 2027 to Wed 31 Mar 2027/)).toHaveCount(1)
  await expect(page.getByRole('heading', { name: '1 conflict in view' })).toBeVisible()
  await page.getByRole('button', { name: 'Conflict, CORE-STG is booked twice, why?' }).click()
  const why = page.getByRole('dialog', { name: 'CORE-STG is booked twice' })
  await expect(why).toContainText('Rehearsal, Tue 9 Mar 2027, 09:00 to Thu 11 Mar 2027, 17:00')
  await expect(why).toContainText('Overlap 6 h, Thu 11 Mar 2027, 11:00 to 17:00')
  await expect(why).toContainText('An environment that is not shared takes one booking at a time')
  await page.keyboard.press('Escape')
  await expect(why).toHaveCount(0)
  await drag(page, await center(entry(page, /^Change, Patch the ledger/).first()), await center(cell(page, '2027-03-30')))
  await expect(page.getByRole('heading', { name: '2 conflicts in view' })).toBeVisible()
  await expect(entry(page, /^Change, Patch the ledger.*conflict: Patch the ledger in a hard freeze$/).first()).toBeVisible()
  await page.keyboard.press('F8')
  await why.getByRole('button', { name: 'Find next free slot' }).click()
  await why.getByRole('button', { name: 'Move Load test there' }).click()
  await expect(entry(page, /^Booking, Load test, CORE-STG, approved, Thu 11 Mar 2027, 17:00 to Fri 12 Mar 2027, 23:00/).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '1 conflict in view' })).toBeVisible()
})

test('filters and kinds say what is shown; a dense day is put together and leads to its list', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await openCalendar(launched)
  await expect(page.getByRole('button', { name: '14 changes', exact: true })).toBeVisible()
  await page.getByRole('button', { name: '14 changes', exact: true }).click()
  await expect(page.getByRole('row', { name: /^Change, Branch 0, CHG-10, scheduled, Wed 3 Mar 2027, 10:00 to 11:00/ })).toBeVisible()
  await page.getByRole('button', { name: 'Month', exact: true }).click()
  await page.getByRole('button', { name: 'Add filter' }).click()
  await page.getByRole('button', { name: 'Service', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Payments' }).check()
  await page.keyboard.press('Escape')
  await expect(entry(page, /^Release, Payments 27.3/)).toBeVisible()
  await expect(entry(page, /^Freeze, Quarter close/)).toBeVisible()
  await expect(entry(page, /^Change, /)).toHaveCount(0)
  await page.getByRole('button', { name: 'Remove filter Service' }).click()
  await expect(entry(page, /^Change, Patch the ledger/).first()).toBeVisible()
  await page.getByRole('checkbox', { name: /^Changes/ }).uncheck()
  await expect(entry(page, /^Change, /)).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Changes 15', exact: true })).toBeVisible()
})

test('month, list and year count the same', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await openCalendar(launched)
  // A release, 15 changes, four Sundays, two bookings, a key date, a freeze.
  await expect(page.getByText('24 items begin this month')).toBeVisible()
  await page.getByRole('button', { name: 'Year', exact: true }).click()
  const table = page.getByRole('table', { name: 'Months of 2027 by kind' })
  await expect(
    table
      .getByRole('row', { name: /^March/ })
      .getByRole('cell')
      .last(),
  ).toHaveText('24')
  await expect(page.getByRole('button', { name: /^Wed 3 Mar 2027, 14 items begin/ })).toHaveText('14')
  await expect(page.getByRole('button', { name: 'Tue 30 Mar 2027, no items begin, in Quarter close' })).toBeVisible()
  const map = page.getByRole('table', { name: 'Days of 2027, how many items begin on each' })
  const inMarch = await map.getByRole('row', { name: /^Mar/ }).getByRole('button').allTextContents()
  expect(inMarch.reduce((sum, count) => sum + Number(count), 0)).toBe(24)
  await table.getByRole('button', { name: 'March' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('March 2027')
  await page.getByRole('button', { name: 'List', exact: true }).click()
  await expect(page.getByRole('row', { name: 'March 24 items begin' })).toBeVisible()
  await page.getByRole('button', { name: 'Day', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2027')
})

test('something new is put on a day, edited where it stands, and removed', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await openCalendar(launched)
  await cell(page, '2027-03-16').dblclick({ position: { x: 60, y: 60 } })
  const form = page.getByRole('dialog', { name: 'New entry' })
  await form.getByLabel('Kind').selectOption('Freeze')
  await expect(form.getByLabel('Start')).toHaveValue('Tue 16 Mar 2027')
  await form.getByRole('button', { name: 'Add freeze' }).click()
  await expect(form.getByRole('alert')).toHaveText('Give it a title.')
  await form.getByLabel('Title').fill('Scheme test')
  await form.getByLabel('End').fill('17 Mar 2027')
  await form.getByRole('button', { name: 'Add freeze' }).click()
  const freeze = entry(page, /^Freeze, Scheme test, hard, Tue 16 Mar 2027 to Wed 17 Mar 2027/)
  await freeze.click()
  const facts = page.getByRole('dialog', { name: 'Scheme test' })
  await facts.getByLabel('Severity').selectOption('Soft: warns')
  await facts.getByLabel('End').fill('18 Mar 2027')
  await facts.getByLabel('End').press('Enter')
  await page.keyboard.press('Escape')
  const softer = entry(page, /^Freeze, Scheme test, soft, Tue 16 Mar 2027 to Thu 18 Mar 2027/)
  await softer.click()
  await facts.getByRole('button', { name: 'Remove from the calendar' }).click()
  await expect(entry(page, /^Freeze, Scheme test/)).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(softer).toBeVisible()
})

test('what can’t be moved says so and stays', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await openCalendar(launched)
  await cell(page, '2027-03-07').click({ position: { x: 60, y: 8 } })
  await page.keyboard.press('Enter')
  const sunday = entry(page, /^Window, Sundays, maintenance, Sun 7 Mar 2027, 03:30 to 06:30, every week/)
  await expect(sunday).toBeFocused()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('alert')).toContainText('“Sundays” repeats. Open it and change its first date')
  await expect(sunday).toBeVisible()
})
