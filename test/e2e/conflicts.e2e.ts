import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

type Value = string | number | boolean | Readonly<Record<string, boolean>>

const entity = (name: string, fields: Readonly<Record<string, Value>>) =>
  Object.entries<Value>({ removed: false, ...fields }).map(([field, value]) => ({ entity: name, field, value, was: field === 'removed' ? true : '' }))

const operations = [
  ...entity('service/ledger', { of: 'workspace/this', name: 'Ledger' }),
  ...entity('ci/db', { of: 'workspace/this', name: 'Ledger database', service: 'ledger' }),
  ...entity('change/patch', {
    number: 'CHG-1',
    type: 'standard',
    state: 'assess',
    shortDescription: 'Patch the database',
    plannedStart: '2027-03-10T20:00:00Z',
    plannedEnd: '2027-03-10T23:00:00Z',
  }),
  ...entity('affects/patch', { of: 'change/patch', item: 'ci/db' }),
  ...entity('change/keys', { number: 'CHG-2', type: 'standard', state: 'assess', shortDescription: 'Rotate the keys' }),
  ...entity('affects/keys', { of: 'change/keys', item: 'ci/db' }),
  ...entity('change/rules', {
    number: 'CHG-3',
    type: 'standard',
    state: 'assess',
    shortDescription: 'Firewall rules',
    plannedStart: '2027-03-30T20:00:00Z',
    plannedEnd: '2027-03-30T21:00:00Z',
  }),
  ...entity('freeze/close', { of: 'calendar/main', title: 'Quarter close', severity: 'hard', start: '2027-03-29', end: '2027-03-31' }),
]

async function open({ page }: Launched): Promise<Page> {
  await page.evaluate(async (seeded) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    await ask['workspace:create']({ name: 'Conflicts', from: 'empty', zone: 'Europe/Copenhagen' })
    const written = await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations: seeded }] })
    if (!written.ok) throw new Error(written.failure.message)
  }, operations)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return page
}

async function openChange(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  // The palette is fetched when it is first asked for: keys typed before it stands go nowhere.
  await page.getByRole('combobox', { name: 'Find a release, change, person or command' }).fill(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(name))
}

test('a conflict appears while dates are typed, is explained, repaired by the next free slot, and undone', async ({ start }) => {
  const page = await open(await start())
  await openChange(page, 'Rotate the keys')
  const conflicts = page.getByRole('list', { name: 'Conflicts', exact: true })
  await expect(page.getByText('Give the planned start: then conflicts are looked for.')).toBeVisible()
  await page.getByLabel('Planned start').fill('10 Mar 2027 22:00')
  // Nothing is saved yet: the field still has the focus.
  const would = page.getByRole('list', { name: 'What this would do to the conflicts' })
  await expect(page.getByText('1 new conflict', { exact: true })).toBeVisible()
  await expect(would).toContainText('Same CI: Rotate the keys and Patch the database at the same time')
  await page.keyboard.press('ControlOrMeta+.')
  await expect(would).toContainText('Rule: A configuration item takes one change at a time.')
  await expect(page.getByLabel('Planned start')).toBeFocused()
  await expect(conflicts).not.toContainText('Same CI')
  await page.getByLabel('Planned start').press('Enter')
  await expect(would).toBeHidden()
  await expect(conflicts).toContainText('Same CI')
  await expect(conflicts).toContainText('Rotate the keys and Patch the database at the same time')
  await page.getByLabel('Planned end').fill('10 Mar 2027 23:00')
  await page.getByLabel('Planned end').press('Enter')
  await conflicts.getByRole('button', { name: /Same CI/ }).click()
  await expect(conflicts).toContainText('Overlap 1 h, Wed 10 Mar 2027, 22:00 to 23:00')
  await expect(conflicts).toContainText('Both at Ledger database')
  await expect(conflicts).toContainText('Rule: A configuration item takes one change at a time.')
  await page.getByRole('button', { name: 'Find next free slot' }).click()
  await expect(page.getByText('Free: Thu 11 Mar 2027, 00:00 to 01:00')).toBeVisible()
  await page.getByRole('button', { name: 'Move Rotate the keys there' }).click()
  await expect(page.getByText(/^None\. CIs, services/)).toBeVisible()
  await expect(page.getByLabel('Planned start')).toHaveValue('Thu 11 Mar 2027, 00:00')
  await page.getByLabel('Number').blur()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByLabel('Planned start')).toHaveValue('Wed 10 Mar 2027, 22:00')
  await expect(conflicts).toContainText('Same CI')
})

test('a conflict is allowed with a reason and a name, and comes back when a fact changes', async ({ start }) => {
  const page = await open(await start())
  await openChange(page, 'Rotate the keys')
  const conflicts = page.getByRole('list', { name: 'Conflicts' })
  for (const [label, text] of [
    ['Planned start', '10 Mar 2027 22:00'],
    ['Planned end', '10 Mar 2027 23:00'],
  ] as const) {
    await page.getByLabel(label).fill(text)
    await page.getByLabel(label).press('Enter')
  }
  await conflicts.getByRole('button', { name: /Same CI/ }).click()
  await page.getByRole('button', { name: 'Allow with reason' }).click()
  await page.getByRole('button', { name: 'Accept the conflict' }).click()
  await expect(page.getByRole('alert')).toHaveText('Give the reason why it can stay as it is.')
  await page.getByLabel('Reason', { exact: true }).fill('The keys are read at the end')
  await expect(page.getByLabel('Accepted by')).toHaveValue('Karin Aalto')
  await page.getByRole('button', { name: 'Accept the conflict' }).click()
  await expect(conflicts).toContainText('Same CI, accepted')
  await expect(conflicts).toContainText('The keys are read at the end')
  await page.getByLabel('Planned end').fill('10 Mar 2027 23:30')
  await page.getByLabel('Planned end').press('Enter')
  await expect(conflicts).not.toContainText('accepted')
  await expect(conflicts).toContainText('Same CI')
})

test('a freeze exception lifts a freeze for one change, is named, and is withdrawn', async ({ start }) => {
  const page = await open(await start())
  const rooms = page.getByRole('navigation', { name: 'Rooms' })
  await rooms.getByRole('button', { name: /^Conflicts/ }).click()
  const list = page.getByRole('treegrid', { name: 'Conflicts' })
  // The count stands beside the room's name as soon as the window has had time to count.
  await expect(rooms.getByRole('button', { name: /^Conflicts/ })).toContainText('1, 1 hard')
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Grant freeze exception' }).click()
  await page.getByLabel('Reason', { exact: true }).fill('The partner closes on the 31st')
  await page.getByLabel('Granted by').fill('Oda Berg')
  await page.getByRole('button', { name: 'Grant the exception' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing to decide' })).toBeVisible()
  await page.getByRole('button', { name: /^Show all/ }).click()
  await expect(list).toContainText('Exception by Oda Berg')
  await expect(page.getByText('Lifted by a freeze exception of Oda Berg')).toContainText('The partner closes on the 31st')
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await page.getByRole('button', { name: 'Withdraw the exception' }).click()
  await expect(list).not.toContainText('Exception by')
})

test('what a date, a day of the month, a person and a configuration item would do to the conflicts is said before they are kept', async ({ start }) => {
  const page = await open(await start())
  await openChange(page, 'Firewall rules')
  await page.getByLabel('Planned start').fill('1 Apr 2027 22:00')
  await expect(page.getByText('1 conflict gone', { exact: true })).toBeVisible()
  await page.getByLabel('Planned start').press('Escape')
  await expect(page.getByText('1 conflict gone', { exact: true })).toBeHidden()
  await page.getByLabel('Assigned to').fill('Karin Aalto')
  await expect(page.getByText('No conflict begins or ends, 1 unchanged', { exact: true })).toBeVisible()
  await page.getByLabel('Assigned to').press('Escape')
  await page.getByLabel('Planned start').press('Alt+ArrowDown')
  const days = page.getByRole('dialog', { name: 'Choose a day' })
  await days.getByRole('button', { name: '1 April 2027' }).hover()
  await expect(days).toContainText('1 conflict gone')
  await page.keyboard.press('Escape')
  for (const [label, text] of [
    ['Planned start', '10 Mar 2027 22:00'],
    ['Planned end', '10 Mar 2027 23:00'],
  ] as const) {
    await page.getByLabel(label).fill(text)
    await page.getByLabel(label).press('Enter')
  }
  await page.getByRole('combobox', { name: 'Add a configuration item' }).click()
  await expect(page.getByRole('option', { name: 'Ledger database' })).toContainText('1 new conflict')
})

test('the smallest set of moves is previewed and applied as one command', async ({ start }) => {
  const page = await open(await start())
  await page
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: /^Conflicts/ })
    .click()
  await page.getByRole('button', { name: 'Repair what is shown' }).click()
  const repair = page.getByRole('region', { name: 'Repair' })
  // Within hours there is no way out of a freeze of three days: the clash is told with all that was tried.
  await repair.getByLabel('Moved').selectOption({ label: 'by hours' })
  await repair.getByLabel('Either way at most').fill('a while')
  await repair.getByRole('button', { name: 'Find moves' }).click()
  await expect(repair).toContainText('Write how far, at least 1 h')
  await repair.getByLabel('Either way at most').fill('6 h')
  await repair.getByRole('button', { name: 'Find moves' }).click()
  await expect(repair).toContainText('There is no way within these bounds: Firewall rules')
  await expect(repair).toContainText('13 starts: in a hard freeze, Quarter close')
  await repair.getByLabel('Moved').selectOption({ label: 'by days, at the same time of day' })
  await repair.getByLabel('Either way at most').fill('14 d')
  await repair.getByRole('button', { name: 'Find moves' }).click()
  await expect(repair).toContainText('1 move, proven the fewest.')
  await expect(repair.getByRole('row', { name: /Firewall rules/ })).toContainText('Firewall rules lies in “Quarter close”')
  await expect(repair.getByRole('row', { name: /Firewall rules/ })).toContainText('Thu 1 Apr 2027, 22:00')
  await repair.getByRole('button', { name: 'Apply 1 move' }).click()
  await expect(page.getByRole('heading', { name: 'No conflicts' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('treegrid', { name: 'Conflicts' })).toContainText('In a hard freeze')
})

test('a freeze repeats by a form, by its rule, but for a day that is left out; a rule that never comes is refused', async ({ start }) => {
  const page = await open(await start())
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Calendar' }).click()
  for (let month = 0; month < 4; month++) await page.getByRole('button', { name: 'Next month' }).click()
  const entries = page.getByRole('button', { name: /^Freeze, Quarter close/ })
  await entries.first().click()
  const form = page.getByRole('dialog', { name: 'Quarter close' })
  await form.getByLabel('Repeats').selectOption({ label: 'Monthly' })
  await form.getByLabel('On', { exact: true }).selectOption({ label: 'The last Monday' })
  await expect(form.getByLabel('Rule')).toHaveValue('FREQ=MONTHLY;BYDAY=-1MO')
  await form.getByLabel('Rule').fill('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')
  await form.getByLabel('Rule').press('Enter')
  await expect(form.getByRole('alert')).toHaveText('This day never comes: the rule has no date in the next 30 years.')
  await form.getByLabel('Rule').fill('freq=weekly;interval=2')
  await form.getByLabel('Rule').press('Enter')
  await expect(form.getByLabel('Repeats')).toHaveValue('weekly')
  await expect(form.getByLabel('Every so many weeks')).toHaveValue('2')
  await form.getByLabel('Leave out').fill('12 Apr 2027')
  await form.getByLabel('Leave out').press('Enter')
  await expect(form.getByRole('group', { name: 'Left out' })).toContainText('12 Apr 2027')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Next month' }).click()
  // Every second Monday from 29 March: the 12th is left out, the 26th is frozen.
  await expect(page.getByRole('button', { name: /^Freeze, Quarter close, hard, Mon 26 Apr 2027/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Freeze, Quarter close, hard, Mon 12 Apr 2027/ })).toHaveCount(0)
})
