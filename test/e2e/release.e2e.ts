import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'slipway-release-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Value = string | number | boolean | Readonly<Record<string, string>>
const entity = (name: string, fields: Readonly<Record<string, Value>>) =>
  Object.entries<Value>({ removed: false, ...fields }).map(([field, value]) => ({ entity: name, field, value, was: field === 'removed' ? true : '' }))

const of = 'release/pay'
const operations = [
  ...entity(of, { name: 'Payments', version: '26.12', number: 'REL-7', state: 'planning' }),
  ...entity('change/old', { number: 'CHG0040213', shortDescription: 'Rotate the key reference' }),
  ...entity('gate/ready', { of, title: 'Readiness', purpose: 'readiness', order: 'a0' }),
  ...entity('criterion/back', { of, gate: 'ready', title: 'Back-out rehearsed', order: 'a0' }),
  ...entity('criterion/told', { of, gate: 'ready', title: 'Partners told', order: 'a1' }),
]

async function seed({ page }: Launched, more: typeof operations = []): Promise<void> {
  await page.evaluate(
    async (seeded) => {
      const { ask } = window.slipway
      await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
      await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
      await ask['workspace:create']({ name: 'Bank', from: 'empty', zone: 'Europe/Copenhagen' })
      const written = await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations: seeded }] })
      if (!written.ok) throw new Error(written.failure.message)
    },
    [...operations, ...more],
  )
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Portfolio', level: 1 })).toBeVisible()
}

/** Opens a page by its address, as a second window does. */
async function openAt(page: Page, place: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/${place}`)
  await page.reload()
}
const tab = (page: Page, name: RegExp): Locator => page.getByRole('tab', { name })

/** Writes into a field and leaves it by Enter, as a person does. */
async function write(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}

test('a release is made from name, version and target, edited in place, undone, and found again after a new start', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await page.keyboard.press('ControlOrMeta+n')
  const form = page.getByRole('form', { name: 'New release' })
  await form.getByRole('button', { name: 'Start the release' }).click()
  await expect(form.getByRole('alert')).toHaveText('Give the release a name or a version.')
  await form.getByLabel('Name').fill('Ledger')
  await form.getByLabel('Version').fill('8.4')
  await form.getByLabel('Target').fill('12/05')
  await form.getByRole('button', { name: 'Start the release' }).click()
  await expect(form.getByRole('alert')).toContainText("can't be read as a date")
  await write(form.getByLabel('Target'), '12 Dec 2026 21:00')
  await expect(page.getByRole('heading', { name: 'Ledger 8.4', level: 1 })).toBeVisible()
  await expect(page.getByLabel('Number', { exact: true })).toHaveValue('REL-8')
  await expect(page.getByLabel('Owner', { exact: true })).toHaveValue('Karin Andersen')
  await expect(page.getByLabel('Target', { exact: true })).toHaveValue('Sat 12 Dec 2026, 21:00')

  await write(page.getByLabel('Target', { exact: true }), 'sometime')
  await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText("“sometime” can't be read as a date")
  await expect(page.getByLabel('Target', { exact: true })).toHaveValue('sometime')
  await page.getByLabel('Target', { exact: true }).press('Escape')
  await expect(page.getByLabel('Target', { exact: true })).toHaveValue('Sat 12 Dec 2026, 21:00')

  await write(page.getByLabel('Version', { exact: true }), '8.5')
  await expect(page.getByRole('heading', { name: 'Ledger 8.5', level: 1 })).toBeVisible()
  await page.getByRole('tab', { name: 'Overview' }).focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('heading', { name: 'Ledger 8.4', level: 1 })).toBeVisible()
  await write(page.getByRole('combobox', { name: 'Add a service' }), 'Core ledger')
  await expect(page.getByRole('group', { name: 'Services' }).getByText('Core ledger', { exact: true })).toBeVisible()
  await page.getByRole('combobox', { name: 'Add a release it waits for' }).fill('paym')
  await page.getByRole('option', { name: /Payments 26.12/ }).click()
  await expect(page.getByRole('group', { name: 'Depends on' }).getByRole('button', { name: 'Payments 26.12', exact: true })).toBeVisible()

  const { page: again } = await launched.relaunch()
  await again.getByRole('navigation').getByText('Portfolio', { exact: true }).click()
  await expect(again.getByText('Ledger 8.4').filter({ visible: true }).first()).toBeVisible()
})

test('a refused move says what is missing and leads there; once it is done the move is made', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await openAt(page, 'release?id=pay')
  await page.getByRole('button', { name: 'Start build and test' }).click()
  const missing = page.getByRole('alert', { name: /what is missing/ })
  await expect(missing.getByText('“Start build and test” waits for 2 things.')).toBeVisible()
  await missing.getByRole('button', { name: 'Go to Target' }).click()
  await expect(page.getByLabel('Target', { exact: true })).toBeFocused()
  await write(page.getByLabel('Target', { exact: true }), '5 Dec 2026')
  await expect(missing.getByText('“Start build and test” waits for one thing.')).toBeVisible()
  await missing.getByRole('button', { name: 'Go to Scope' }).click()
  await expect(page.getByRole('combobox', { name: 'Add a change' })).toBeFocused()
  await page.keyboard.type('key ref')
  await page.getByRole('option', { name: /CHG0040213/ }).click()
  await expect(tab(page, /^Scope 1$/)).toBeVisible()
  await page.getByRole('button', { name: 'Start build and test' }).last().click()
  await expect(page.getByRole('button', { name: 'Declare ready' })).toBeVisible()
  await expect(missing).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo', exact: false }).first().click()
  await expect(page.getByRole('button', { name: 'Start build and test' })).toBeVisible()
})

test('scope: a change is raised, opened, taken out and put back by undo; work items are typed in a row', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await openAt(page, 'release?id=pay&tab=scope')
  await page.getByRole('combobox', { name: 'Add a change' }).fill('Open the partner port')
  await page.getByRole('option', { name: 'Raise a new change “Open the partner port”' }).click()
  const scope = page.getByRole('table', { name: 'Changes in scope' })
  await expect(scope.getByRole('row', { name: /CHG0040214 Open the partner port/ })).toBeVisible()
  await page.getByRole('button', { name: 'More for CHG0040214' }).click()
  await page.getByRole('menuitem', { name: 'Take out of scope' }).click()
  await expect(page.getByText('No change in scope yet.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(scope).toBeVisible()

  await write(page.getByLabel('New work item'), 'Two sessions')
  await write(page.getByLabel('New work item'), 'Refuse codes')
  const first = page.getByLabel('Key of Two sessions')
  await write(first, 'PAY-1')
  await expect(page.getByLabel('Key of Refuse codes')).toBeFocused()
  await page.keyboard.type('PAY-2')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByRole('table', { name: 'Work items' }).getByRole('row').nth(1).getByRole('textbox').nth(1)).toHaveValue('Refuse codes')

  await scope.getByRole('button', { name: 'Open the partner port' }).click()
  await expect(page.getByRole('heading', { name: 'CHG0040214 Open the partner port' })).toBeVisible()
  await page.getByRole('button', { name: 'Payments 26.12' }).click()
  await expect(tab(page, /^Scope 1$/)).toHaveAttribute('aria-selected', 'true')
})

test('gates: criteria are met or waived with a reason, and go waits for all of them', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await openAt(page, 'release?id=pay&tab=phases')
  const gate = page.getByRole('region', { name: 'Gate Readiness' })
  await gate.getByRole('button', { name: 'Go for Readiness', exact: true }).click()
  await expect(gate.getByRole('alert')).toHaveText('Go needs every criterion met or waived: 2 of 2 are open.')
  await gate.getByRole('button', { name: 'Met: Back-out rehearsed', exact: true }).click()
  await expect(gate.getByText('1 of 2')).toBeVisible()
  await expect(gate.getByText(/^Met by Karin Andersen/)).toBeVisible()
  await gate.getByRole('button', { name: 'Waive: Partners told' }).click()
  const waive = page.getByRole('form', { name: 'Waive Partners told' })
  await waive.getByRole('button', { name: 'Waive criterion' }).click()
  await expect(waive.getByRole('alert')).toHaveText('Give the reason for the waiver.')
  await waive.getByLabel('Reason').fill('No partner is touched')
  await write(waive.getByLabel('Until'), '31 Jan 2027')
  await expect(gate.getByText(/until 31 Jan 2027: No partner is touched/)).toBeVisible()
  await gate.getByRole('button', { name: 'Go for Readiness', exact: true }).click()
  await expect(gate.getByText(/^Go by Karin Andersen/)).toBeVisible()

  await write(page.getByLabel('New phase'), 'Build')
  await write(page.getByLabel('Start of Build'), '2 Nov 2026')
  await write(page.getByLabel('End of Build'), '1 Nov 2026')
  await expect(page.getByRole('tabpanel').getByRole('alert')).toHaveText('“Build” would end before it starts.')
  await write(page.getByLabel('End of Build'), '13 Nov 2026')
  await expect(page.getByLabel('End of Build')).toHaveValue('13 Nov 2026')
  await tab(page, /^History$/).click()
  await expect(page.getByRole('list', { name: 'History' }).getByText('Waived “Partners told”: No partner is touched')).toBeVisible()
})

test('what somebody else saved while one typed is shown, and the person says which of the two stands', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await openAt(page, 'release?id=pay')
  const version = page.getByLabel('Version', { exact: true })
  const theirs = (value: string) =>
    page.evaluate(async (said) => {
      const operations = [{ entity: 'release/pay', field: 'version', value: said, was: '' }]
      await Reflect.get(window, 'slipwayTest').run({ command: 'edit-release', summary: 'Changed version', operations })
    }, value)
  await version.fill('26.13')
  await theirs('27.01')
  await version.press('Enter')
  const asked = page.getByRole('tabpanel').getByRole('alert')
  await expect(asked).toContainText('Changed to “27.01” while you typed.')
  await expect(version).toHaveValue('26.13')
  await asked.getByRole('button', { name: 'Take theirs' }).click()
  await expect(version).toHaveValue('27.01')
  await version.fill('26.14')
  await theirs('27.02')
  await asked.getByRole('button', { name: 'Keep mine' }).click()
  await expect(page.getByRole('heading', { name: 'Payments 26.14', level: 1 })).toBeVisible()
})

test('the usual phases come with their gates, the next release is copied with them, and a removed one comes back by undo', async ({ start }) => {
  const launched = await start()
  await seed(launched, entity('release/bare', { name: 'Cards', version: '1.0', type: 'patch', target: '2026-12-10' }))
  const { page } = launched
  await openAt(page, 'release?id=bare&tab=phases')
  await page.getByRole('button', { name: 'Add the usual phases' }).click()
  const phases = page.getByRole('table', { name: 'Phases' })
  await expect(phases.getByLabel('End of Staging')).toHaveValue('9 Dec 2026')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Copy as the next release' }).click()
  const form = page.getByRole('form', { name: 'Copy as the next release' })
  await form.getByRole('button', { name: 'Copy release' }).click()
  await expect(form.getByRole('alert')).toHaveText('Give the next release a version of its own.')
  await form.getByLabel('Version of the next release').fill('1.1')
  await write(form.getByLabel('Target of the next release'), '17 Dec 2026')
  await expect(page.getByRole('heading', { name: 'Cards 1.1', level: 1 })).toBeVisible()
  await tab(page, /^Phases and gates$/).click()
  await expect(phases.getByLabel('End of Staging')).toHaveValue('16 Dec 2026')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Remove the release' }).click()
  await expect(page.getByRole('heading', { name: 'Portfolio', level: 1 })).toBeVisible()
  await expect(page.getByText('Cards 1.1', { exact: true }).filter({ visible: true })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('Cards 1.1', { exact: true }).filter({ visible: true }).first()).toBeVisible()
})

test('documents: a file is attached, saved as a copy and kept; a note shows its Markdown and never HTML', async ({ start }) => {
  const report = join(folder, 'report.txt')
  const copy = join(folder, 'copy.txt')
  const answers = join(folder, 'answers.json')
  writeFileSync(report, 'All 412 tests passed.\n')
  writeFileSync(
    answers,
    JSON.stringify([{ dialog: 'read' }, { dialog: 'read', path: report }, { dialog: 'write', path: copy }, { dialog: 'confirm', yes: false }]),
  )
  const launched = await start({ args: [`--dialog-answers=${answers}`] })
  await seed(launched)
  const { page } = launched
  await openAt(page, 'release?id=pay&tab=documents')
  await page.getByRole('button', { name: 'Attach a file' }).click()
  await expect(page.getByText('No file yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Attach a file' }).click()
  await expect(page.getByLabel('Name of report.txt')).toHaveValue('report.txt')
  await page.getByRole('button', { name: 'Save a copy of report.txt' }).click()
  await expect(page.getByText('Saved a copy of “report.txt” as copy.txt').first()).toBeVisible()
  expect(readFileSync(copy, 'utf8')).toBe('All 412 tests passed.\n')

  await write(page.getByLabel('New note'), 'Decision')
  await page
    .getByLabel('Text of the note Decision, in Markdown')
    .fill('**Rejected** <img src=x onerror=alert(1)> [why](https://example.org/) [no](file:///etc/passwd)')
  await page.getByRole('button', { name: 'Read Decision' }).click()
  const note = page.getByRole('article', { name: 'Note Decision' })
  await expect(note.locator('strong', { hasText: 'Rejected' })).toBeVisible()
  await expect(note).toContainText('<img src=x onerror=alert(1)>')
  await expect(note.locator('img')).toHaveCount(0)
  await expect(note.getByRole('button', { name: 'no', exact: true })).toHaveCount(0)
  await note.getByRole('button', { name: 'why' }).click()
  await expect.poll(() => JSON.parse(readFileSync(answers, 'utf8'))).toEqual([])
})

test('a risk is written, rated and acted on by keyboard alone, and the release is put on hold with its reason', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await openAt(page, 'release?id=pay')
  await tab(page, /^Overview$/).focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await expect(tab(page, /^Risks$/)).toBeFocused()
  await expect(tab(page, /^Risks$/)).toHaveAttribute('aria-selected', 'true')
  while (!(await page.getByLabel('New risk').evaluate((field) => field === document.activeElement))) await page.keyboard.press('Tab')
  await page.keyboard.type('Restore takes too long')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Title of R-01')).toHaveValue('Restore takes too long')
  await page.getByLabel('Residual likelihood of R-01').focus()
  await page.keyboard.type('3')
  await page.keyboard.press('Tab')
  await page.keyboard.type('5')
  await expect(page.getByRole('table', { name: 'Risks' }).getByRole('img', { name: 'level 4, High' })).toBeVisible()
  await page.getByRole('button', { name: 'Actions of R-01' }).press('Enter')
  await page.getByLabel('New action for R-01').focus()
  await page.keyboard.type('Rehearse it')
  await page.keyboard.press('Enter')
  await page.getByLabel('Done: Rehearse it').press(' ')
  await expect(page.getByRole('button', { name: 'Actions of R-01' })).toHaveText('1 of 1')
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Put on hold' }).press('Enter')
  await expect(page.getByLabel('Reason')).toBeFocused()
  await page.keyboard.type('Vendor is late')
  await page.keyboard.press('Enter')
  await expect(page.getByTitle('Vendor is late')).toContainText('On hold')
  await page.keyboard.press('F6')
})

test('a change goes its way only when its fields and tasks allow it', async ({ start }) => {
  const launched = await start()
  await seed(launched)
  const { page } = launched
  await openAt(page, 'change?id=old')
  await page.getByRole('button', { name: 'Send to assessment' }).click()
  const missing = page.getByRole('alert', { name: /what is missing/ })
  await expect(missing.getByRole('listitem')).toHaveCount(8)
  await missing.getByRole('button', { name: 'Go to Justification' }).click()
  await expect(page.getByLabel('Justification')).toBeFocused()
  await page.getByLabel('Type', { exact: true }).selectOption('Standard')
  await write(page.getByLabel('Planned start', { exact: true }), '5 Dec 2026 22:00')
  await write(page.getByLabel('Planned end', { exact: true }), '23:00')
  await expect(page.getByLabel('Planned end', { exact: true })).toHaveValue(/23:00$/)
  await page.getByRole('button', { name: 'Schedule' }).click()
  await page.getByRole('button', { name: 'Start implementation' }).click()
  await tab(page, /^Tasks$/).click()
  await write(page.getByLabel('New task'), 'Rotate')
  await page.getByRole('button', { name: 'Go to review' }).click()
  await expect(missing).toContainText('Close or cancel its tasks first.')
  await page.getByLabel('State of Rotate').selectOption('Closed')
  await expect(page.getByRole('table', { name: 'Tasks of the change' }).getByRole('alert')).toHaveText('Write the closing notes first: what was done.')
  await write(page.getByLabel('Closing notes of Rotate'), 'Rotated on both sites')
  await page.getByLabel('State of Rotate').selectOption('Closed')
  await missing.getByRole('button', { name: 'Go to review' }).click()
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeVisible()
})
