import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './launch'
import { readPdf } from './read-pdf'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-cab-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The sample portfolio, and in it the room of the board. */
async function toBoard(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'UTC' } })
    await ask['workspace:create']({ name: 'Norhaven Bank', from: 'sample', zone: 'UTC' })
  })
  await page.reload()
  await page.getByRole('button', { name: 'New release' }).waitFor()
  await page.getByRole('navigation', { name: 'Rooms' }).getByText('CAB', { exact: true }).click()
  await expect(page.getByRole('listbox', { name: 'Agenda' })).toBeVisible()
}

test('a member votes by keys, the decision follows from the votes, and what is minuted outlives a crash and is found', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await toBoard(page)
  await page.getByRole('button', { name: 'Meeting', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Members and rule' }).click()
  await page.getByLabel('New member').fill('Karin Aalto')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name of Karin Aalto')).toBeVisible()
  await page.getByLabel(/Quorum/).fill('1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Go to the agenda' }).click()

  const agenda = page.getByRole('listbox', { name: 'Agenda' })
  const certificates = agenda.getByRole('option', { name: /CHG0040252/ })
  await expect(agenda).toHaveAttribute('aria-busy', 'false')
  await test.step('who asks for a change or carries it out can’t vote on it; others choose and sign by keys', async () => {
    await agenda.getByRole('option', { name: /CHG0040213/ }).click()
    await expect(page.getByRole('button', { name: 'Sign and record vote' })).toBeHidden()
    await certificates.click()
    await expect(page.getByRole('button', { name: /^Record decision/ })).toBeHidden()
    await page.keyboard.press('a')
    await expect(page.getByRole('radio', { name: /^Approve/ }).first()).toBeChecked()
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByText('It counts.', { exact: false })).toBeVisible()
  })
  await test.step('the meeting is held, and its decision recorded', async () => {
    await page.getByRole('button', { name: 'Start the meeting' }).click()
    await page.getByRole('button', { name: 'Discuss this item' }).click()
    await page.getByRole('textbox', { name: 'Minutes of this item' }).fill('All four schemes were shown. Zanzibar agreed.')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Record decision: Approved' }).click()
    await expect(certificates).toContainText('Approved')
  })
  await test.step('killed in the middle, nothing is lost', async () => {
    launched.app.process().kill('SIGKILL')
    const { page: again } = await launched.relaunch()
    await again.getByRole('navigation', { name: 'Rooms' }).getByText('CAB', { exact: true }).click()
    await expect(again.getByRole('button', { name: 'End the meeting' })).toBeVisible()
    await expect(again.getByRole('option', { name: /CHG0040252/ })).toContainText('Approved')
    await again.getByRole('option', { name: /CHG0040252/ }).click()
    await expect(again.getByRole('textbox', { name: 'Minutes of this item' })).toHaveValue('All four schemes were shown. Zanzibar agreed.')
    await again.getByRole('button', { name: 'End the meeting' }).click()
    await again.keyboard.press('ControlOrMeta+k')
    const palette = again.getByRole('dialog', { name: 'Find or do' })
    await expect(palette.getByRole('combobox')).toBeFocused()
    await again.keyboard.type('Zanzibar')
    await expect(palette.getByRole('option', { name: /TLS certificates/ })).toBeVisible()
  })
})

test('an approved change that is edited is named as stale with what changed, put back it counts again, and the schedule of change goes out as a calendar', async ({
  start,
}) => {
  test.setTimeout(180_000)
  const target = join(folder, 'Schedule.ics')
  const answers = join(folder, 'answers.json')
  const onPaper = join(folder, 'Schedule.pdf')
  writeFileSync(
    answers,
    JSON.stringify([
      { dialog: 'write', path: target },
      { dialog: 'write', path: onPaper },
    ]),
  )
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  await toBoard(page)

  await test.step('the room shows the agenda by risk, and the card of the first change', async () => {
    const agenda = page.getByRole('listbox', { name: 'Agenda' })
    await expect(agenda.getByRole('option')).toHaveCount(8)
    await expect(agenda.getByRole('option').first()).toContainText('CHG0040231')
    await expect(page.getByText('Karin Aalto is neither a voting member of this meeting nor a delegate.')).toBeVisible()
  })

  await test.step('editing what was approved names the approval first, and leaves it stale', async () => {
    await page.getByRole('button', { name: 'Go to the change' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('CHG0040231')
    const approval = page.getByRole('region', { name: 'Approval' })
    await expect(approval).toContainText('approved it')
    await page.getByLabel('Justification').focus()
    await expect(page.getByText('Changing the justification makes the approval stale.', { exact: false })).toBeVisible()
    await page.getByLabel('Justification').fill('Because the scheme says so.')
    await page.keyboard.press('Tab')
    await expect(approval.getByRole('heading', { name: 'Approval stale' })).toBeVisible()
    await expect(approval.getByRole('list', { name: 'Changed since' })).toContainText('Because the scheme says so.')
    await expect(approval.getByRole('list', { name: 'Changed since' })).toContainText('Karin Aalto')
  })

  await test.step('it shows so wherever it shows: in the list, the calendar and the Gantt', async () => {
    const room = (name: string) => page.getByRole('navigation', { name: 'Rooms' }).getByText(name, { exact: true }).click()
    await room('Portfolio')
    await page
      .getByRole('row', { name: /Payments 26\.12/ })
      .first()
      .click()
    const inspector = page.getByRole('complementary').filter({ hasText: 'Payments 26.12' })
    await expect(inspector.getByRole('heading', { name: 'Approval stale' })).toBeVisible()
    await expect(inspector).toContainText('Because the scheme says so.')
    await expect(inspector).toContainText('Karin Aalto')
    await room('Calendar')
    await page.getByRole('button', { name: 'List', exact: true }).click()
    // Only the lines in view are there.
    await expect(async () => {
      await page.getByRole('grid', { name: /^List of/ }).hover()
      await page.mouse.wheel(0, 300)
      await expect(page.getByRole('row', { name: /Ledger schema 118 to 121.*Approval stale/ })).toBeVisible({ timeout: 500 })
    }).toPass()
    await page.getByRole('button', { name: 'Year', exact: true }).click()
    await expect(
      page
        .getByRole('table', { name: /^Days of/ })
        .getByRole('button', { name: /approvals? no longer counts?/ })
        .first(),
    ).toBeVisible()
    await room('Gantt')
    await expect(page.getByRole('row', { name: /Payments 26\.12, .*approval stale/ })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('CHG0040231')
    await page
      .getByRole('dialog', { name: 'Find or do' })
      .getByRole('option', { name: /Ledger schema/ })
      .first()
      .click()
    await expect(page.getByRole('region', { name: 'Approval' })).toBeVisible()
  })

  await test.step('the schedule of change says how sure it is', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('Schedule of change')
    await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('option', { selected: true })).toContainText('Schedule of change')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Schedule of change' })).toBeVisible()
    await expect(page.getByRole('row', { name: /CHG0040231 Ledger schema.*Not certain It has changed since it was approved/ })).toBeVisible()
    await page.getByRole('button', { name: 'Export as calendar' }).click()
    await expect(page.locator('#toast')).toContainText(/^Exported \d+ authorised changes as Schedule\.ics/)
    const events = readFileSync(target, 'utf8').replaceAll('\r\n ', '').split('BEGIN:VEVENT')
    const event = events.find((text) => text.includes('CHG0040231')) ?? ''
    expect(event).toContain('STATUS:TENTATIVE')
    expect(event).toContain('UID:change-chg0040231@slipway')
    expect(events.some((text) => text.includes('STATUS:CONFIRMED'))).toBe(true)
  })

  await test.step('on paper too', async () => {
    await page.getByRole('button', { name: 'Export as PDF' }).click()
    await expect(page.locator('#toast')).toContainText('into Schedule.pdf', { timeout: 60_000 })
    const lines = (await readPdf(readFileSync(onPaper))).pages.flatMap((each) => each.lines).join(' ')
    expect(lines).toContain('CHG0040231')
    expect(lines).toMatch(/CHG0040231 Ledger schema.*Not certain\. It has changed/)
    expect(lines).toContain('Confirmed.')
  })

  await test.step('of the period that is chosen', async () => {
    const rows = page.getByRole('row', { name: /CHG\d/ })
    const nextMonths = await rows.count()
    await page.getByRole('button', { name: 'Everything' }).click()
    await expect(rows).not.toHaveCount(nextMonths)
    const all = await rows.count()
    await page.getByRole('textbox', { name: 'From' }).fill('1 Jan 2040')
    await page.getByRole('textbox', { name: 'From' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'No authorised change in this period' })).toBeVisible()
    await expect(page.getByText(`${all} more lie outside.`)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Export as PDF' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Next three months' }).click()
    await expect(rows).toHaveCount(nextMonths)
    await page.keyboard.press('Alt+ArrowLeft')
  })

  await test.step('a condition of an approval is a task of its change, and is met by name and reason', async () => {
    await page.evaluate(() => {
      location.hash = '#/change?id=chg0040102&tab=tasks'
    })
    await page.reload()
    const list = page.getByRole('list', { name: 'Conditions of the approval' })
    await expect(list.getByRole('listitem')).toHaveCount(1)
    await list.getByRole('button', { name: /^Met: / }).click()
    await page.getByLabel('How it was met').fill('Rehearsed on staging.')
    await page.getByRole('button', { name: 'Record as met' }).click()
    await expect(list).toContainText('Met by Karin Aalto: Rehearsed on staging.')
    await page.evaluate(() => {
      location.hash = '#/change?id=chg0040231'
    })
    await page.reload()
  })

  await test.step('what is put back counts again', async () => {
    await page.getByRole('region', { name: 'Approval' }).getByRole('button', { name: 'Put back' }).click()
    await expect(page.getByRole('region', { name: 'Approval' }).getByRole('heading', { name: 'Approval', exact: true })).toBeVisible()
  })
})
