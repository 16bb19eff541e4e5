import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './launch'

const calendar = resolve(import.meta.dirname, '../fixtures/calendars/freezes.ics')

test('a calendar of freezes and windows comes in as such, with what is wrong named by its line, and goes with one undo', async ({ start }) => {
  const answers = join(mkdtempSync(join(tmpdir(), 'slipway-answers-')), 'answers.json')
  writeFileSync(answers, JSON.stringify([{ dialog: 'read', path: calendar }]))
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Berlin' } })
    await ask['workspace:create']({ name: 'Frozen', from: 'empty', zone: 'Europe/Berlin' })
  })
  await page.reload()
  await page.getByRole('button', { name: /Import a table of releases/ }).click()
  await page.getByRole('button', { name: 'Choose a file' }).click()

  await expect(page.getByText('freezes.ics: Calendar, 6 rows')).toBeVisible()
  const rows = page.getByRole('table', { name: 'First rows' })
  await expect(rows.getByRole('row', { name: /Year-end freeze/ })).toContainText('Freeze, hard')
  await expect(rows.getByRole('row', { name: /Network freeze/ })).toContainText('Freeze, hard, cancelled')
  await expect(rows.getByRole('row', { name: /Auditors on site/ })).toContainText('Key event')
  await page.getByRole('tab', { name: 'Errors 2' }).click()
  const errors = page.getByRole('tabpanel', { name: 'Errors 2' })
  await expect(errors).toContainText('This is not a date that can be read.')
  await expect(errors).toContainText('freezes and windows repeat by the hour at most')
  await page.getByRole('tab', { name: /Notes/ }).click()
  await expect(page.getByRole('tabpanel', { name: /Notes/ })).toContainText('1 to-do was left out')

  await page.getByLabel(/that do not say it are/).selectOption('Holiday')
  await page.getByRole('tab', { name: 'Rows' }).click()
  await expect(rows.getByRole('row', { name: /Auditors on site/ })).toContainText('Holiday')
  await page.getByRole('button', { name: 'Import 4 entries' }).click()
  await expect(page.locator('#toast')).toContainText('Imported 4 entries of a calendar from “freezes.ics”')

  // The room of what was imported: a Saturday's window stands in every month, whatever day this test runs on.
  const windows = page.getByRole('button', { name: /Core maintenance/ })
  await expect(windows.first()).toBeVisible()
  expect(await windows.count()).toBeGreaterThanOrEqual(3)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(windows).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(windows.first()).toBeVisible()
})

test('the holidays of a file are days off in a new working calendar, which says what they are and where they came from, and go with one undo', async ({
  start,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-holidays-'))
  const file = join(folder, 'denmark.ics')
  const event = (name: string, ...lines: readonly string[]) => ['BEGIN:VEVENT', `UID:${name}`, `SUMMARY:${name}`, ...lines, 'END:VEVENT']
  const year = new Date().getFullYear() + 1
  writeFileSync(
    file,
    [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Danish holidays'],
      ...event('Christmas', `DTSTART;VALUE=DATE:${year}1225`, `DTEND;VALUE=DATE:${year}1227`),
      ...event('Constitution Day', `DTSTART;VALUE=DATE:${year}0605`),
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
  const answers = join(folder, 'answers.json')
  writeFileSync(answers, JSON.stringify([{ dialog: 'read', path: file }]))
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    await ask['workspace:create']({ name: 'Holidays', from: 'empty', zone: 'Europe/Copenhagen' })
  })
  await page.reload()
  await page.getByRole('button', { name: /Import a table of releases/ }).click()
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await page.getByLabel('The 2 holidays are days off in').selectOption({ label: 'a new one, Monday to Friday' })
  await page.getByRole('button', { name: 'Import 2 entries' }).click()
  await expect(page.locator('#toast')).toContainText('Imported 2 entries of a calendar from “denmark.ics”')
  await page.getByRole('navigation', { name: 'Rooms' }).getByText('Settings', { exact: true }).click()
  await page.getByRole('tab', { name: 'Working calendars' }).click()
  const days = page.getByRole('table', { name: 'Days that differ' })
  await expect(days.getByRole('row')).toHaveCount(4)
  await expect(days.getByLabel(new RegExp(`^What .*25 Dec ${year} is`))).toHaveValue('Christmas, from denmark.ics')
  await expect(days.getByLabel(new RegExp(`^Hours of .*5 Jun ${year}`))).toHaveValue('off')
  await page.getByRole('button', { name: new RegExp(`^Take .*26 Dec ${year} away`) }).click()
  await expect(days.getByRole('row')).toHaveCount(3)
  // It is a holiday of the calendar still, and can be taken off again.
  await page.getByRole('button', { name: 'Take 1 holiday of the calendar off' }).click()
  await expect(days.getByLabel(new RegExp(`^What .*26 Dec ${year} is`))).toHaveValue('Christmas')
  for (let step = 0; step < 3; step++) await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('heading', { name: 'No working calendars yet' })).toBeVisible()
})
