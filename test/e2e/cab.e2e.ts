import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './launch'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-cab-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('an approved change that is edited is named as stale with what changed, put back it counts again, and the schedule of change goes out as a calendar', async ({
  start,
}) => {
  const target = join(folder, 'Schedule.ics')
  const answers = join(folder, 'answers.json')
  writeFileSync(answers, JSON.stringify([{ dialog: 'write', path: target }]))
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'UTC' } })
    await ask['workspace:create']({ name: 'Norhaven Bank', from: 'sample', zone: 'UTC' })
  })
  await page.reload()
  await page.getByRole('button', { name: 'New release' }).waitFor()

  await test.step('the room shows the agenda by risk, and the card of the first change', async () => {
    await page.getByRole('navigation', { name: 'Rooms' }).getByText('CAB', { exact: true }).click()
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

  await test.step('the schedule of change says how sure it is', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('Export schedule of change')
    await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('option', { selected: true })).toContainText('Export schedule of change')
    await page.keyboard.press('Enter')
    await expect(page.locator('#toast')).toContainText(/^Exported \d+ authorised changes as Schedule\.ics/)
    const events = readFileSync(target, 'utf8').replaceAll('\r\n ', '').split('BEGIN:VEVENT')
    const event = events.find((text) => text.includes('CHG0040231')) ?? ''
    expect(event).toContain('STATUS:TENTATIVE')
    expect(event).toContain('UID:change-chg0040231@slipway')
    expect(events.some((text) => text.includes('STATUS:CONFIRMED'))).toBe(true)
  })

  await test.step('what is put back counts again', async () => {
    await page.getByRole('region', { name: 'Approval' }).getByRole('button', { name: 'Put back' }).click()
    await expect(page.getByRole('region', { name: 'Approval' }).getByRole('heading', { name: 'Approval', exact: true })).toBeVisible()
  })
})
