import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { hasSharedData, sharedData } from '#test/shared-data'
import { type Launched, type LaunchOptions, test } from './launch'

const fixture = (name: string): string => resolve(import.meta.dirname, '../fixtures', name)

type Start = (options?: LaunchOptions) => Promise<Launched>

/** An empty workspace in which the file dialog answers these files, one after another. */
async function open(start: Start, files: readonly string[]): Promise<Page> {
  const answers = join(mkdtempSync(join(tmpdir(), 'slipway-answers-')), 'answers.json')
  writeFileSync(answers, JSON.stringify(files.map((path) => ({ dialog: 'read', path }))))
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    await ask['workspace:create']({ name: 'Imported', from: 'empty', zone: 'Europe/Copenhagen' })
  })
  await page.reload()
  await page.getByRole('button', { name: /Import a table of releases/ }).click()
  await chooseFile(page)
  return page
}

const chooseFile = (page: Page): Promise<void> => page.getByRole('button', { name: 'Choose a file' }).click()

/** The import again, from whatever room one is in. */
async function importMore(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Find a release, change, person or command' }).fill('Import a table')
  await page.getByRole('option', { name: /Import a table/ }).click()
  await chooseFile(page)
}

const figure = (page: Page, label: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')

test('a table of releases is seen before it is kept, comes in as one step, and goes with one undo', async ({ start }) => {
  const page = await open(start, [fixture('sample-releases.csv')])
  await expect(page.getByText('sample-releases.csv: Text table, UTF-8, commas, 64 rows')).toBeVisible()
  await expect(figure(page, 'New')).toHaveText('64')
  await expect(figure(page, 'Left out')).toHaveText('0')
  await expect(page.getByRole('combobox', { name: 'Target date goes into', exact: true })).toHaveValue('Target date')
  await expect(page.getByRole('table', { name: 'First rows' }).getByRole('row').nth(2)).toContainText('REL-413')
  await expect(page.getByRole('contentinfo')).toContainText('no releases')

  await page.getByRole('button', { name: 'Import 64 releases' }).click()
  await expect(page.locator('#toast')).toContainText('Imported 64 releases from “sample-releases.csv”')
  await expect(page.getByRole('heading', { name: 'Portfolio' })).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('64 releases')

  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('contentinfo')).toContainText('no releases')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(page.getByRole('contentinfo')).toContainText('64 releases')
})

test('cancelling keeps nothing; a column goes where it is told, and the mapping is found again', async ({ start }) => {
  const page = await open(start, [fixture('sample-risks.csv'), fixture('sample-risks.csv'), fixture('sample-risks.csv')])
  await expect(page.getByRole('button', { name: /^Import \d+ risks$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: /Undo|Nothing to undo/ }).first()).toHaveAttribute('aria-disabled', 'true')

  await importMore(page)
  const owner = page.getByRole('combobox', { name: 'Owner goes into', exact: true })
  await expect(owner).toHaveValue('Owner')
  await owner.click()
  await owner.fill('kept')
  await page.getByRole('option', { name: 'Kept beside the fields' }).click()
  await expect(owner).toHaveValue('Kept beside the fields')
  await page.getByLabel('Name of this mapping').fill('Our register')
  await page.getByRole('button', { name: 'Save mapping' }).click()
  await expect(page.getByText('“Our register” is used. Saving changes it.')).toBeVisible()
  await page.getByRole('button', { name: 'Choose another file' }).click()
  await expect(page.getByText('“Our register” is used. Saving changes it.')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Owner goes into', exact: true })).toHaveValue('Kept beside the fields')
  await page.getByRole('button', { name: /^Import \d+ risks$/ }).click()
  await expect(page.getByRole('heading', { name: 'Risks' })).toBeVisible()
})

test('headers stand where the person says, when the guess is wrong', async ({ start }) => {
  const file = join(mkdtempSync(join(tmpdir(), 'slipway-headers-')), 'changes.csv')
  writeFileSync(file, 'Desk,North,Quarter 4,Draft\nNumber,Short description,Planned start date,Planned end date\nCHG1,Swap disks,2026-12-03,2026-12-04\n')
  const page = await open(start, [file])
  const headers = page.getByLabel('Headers in line')
  // As many cells as headers, so it might be one: the reader takes it.
  await expect(headers).toHaveValue('1')
  await expect(page.getByText('changes.csv: Text table, UTF-8, commas, 2 rows')).toBeVisible()
  await headers.fill('2')
  await headers.press('Enter')
  await expect(page.getByRole('button', { name: 'Import 1 change' })).toBeVisible()
  await expect(headers).toHaveValue('2')
  await expect(page.getByRole('table', { name: 'First rows' })).toContainText('Swap disks')
})

test('what is no table is refused in one sentence, and the next file is read', async ({ start }) => {
  const broken = join(mkdtempSync(join(tmpdir(), 'slipway-broken-')), 'register.csv')
  writeFileSync(broken, '{\\rtf1\\ansi Number,Title\\par 1,x}')
  const page = await open(start, [broken, fixture('sample-changes.csv')])
  await expect(page.getByRole('alert')).toContainText(/RTF/)
  await expect(page.getByRole('alert')).toHaveText(/^[^\n]{20,200}$/)
  await chooseFile(page)
  await expect(page.getByRole('button', { name: 'Import 56 changes' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('dates that read two ways are asked about, and nothing is imported before the answer', async ({ start }) => {
  const file = join(mkdtempSync(join(tmpdir(), 'slipway-dates-')), 'changes.csv')
  writeFileSync(file, 'Number,Short description,Planned start date,Planned end date\nCHG1,Swap disks,03/04/2026 22:00:00,04/04/2026 02:00:00\n')
  const page = await open(start, [file])
  const button = page.getByRole('button', { name: 'Import 1 change' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('group', { name: 'Which number of “Planned start date” is the day?' })).toBeVisible()
  await page.getByLabel('03/04/2026 22:00:00 is 3 Apr 2026').click()
  await expect(page.getByText('“Planned start date” has the day first.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'First rows' })).toContainText('3 Apr 2026, 22:00')
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Take the month first' }).first().click()
  await expect(page.getByRole('table', { name: 'First rows' })).toContainText('4 Mar 2026, 22:00')
})

test('a large table is written in several parts, and is still one step', async ({ start }) => {
  const file = join(mkdtempSync(join(tmpdir(), 'slipway-large-')), 'many.csv')
  const rows = Array.from(
    { length: 2_400 },
    (_, at) => `CHG${10_000 + at},Swap disk ${at},2026-12-0${1 + (at % 9)},2026-12-1${at % 9},Ledger,Storage team,Mei Tan`,
  )
  writeFileSync(file, ['Number,Short description,Planned start date,Planned end date,Service,Assignment group,Requested by', ...rows].join('\n'))
  const page = await open(start, [file])
  await page.getByRole('button', { name: 'Import 2,400 changes' }).click()
  // Two entries of 20,000 changed fields at most are signed, written and shown: seconds where a machine is busy.
  await expect(page.getByRole('contentinfo')).toContainText('2,400 changes', { timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Undo: Imported 2400 changes from “many.csv”', exact: true })).toBeVisible()
  const parts = await page.evaluate(async () => {
    const answer = await window.slipway.ask['journal:audit']({ text: 'many.csv' })
    return answer.ok ? answer.value.rows.map(({ summary }) => summary) : []
  })
  expect(parts.sort()).toEqual([1, 2].map((part) => `Imported 2400 changes from “many.csv” (part ${part} of 2)`))
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('contentinfo')).not.toContainText('changes', { timeout: 30_000 })
})

const realFiles = (): void => {
  test('94 releases, then their 1,681 dates; the same file again changes nothing', async ({ start }) => {
    const releases = sharedData('schedules', 'derived', 'portfolio_releases.csv')
    const page = await open(start, [releases, sharedData('schedules', 'derived', 'portfolio_milestones.csv'), releases])
    await page.getByRole('button', { name: 'Import 94 releases' }).click()
    await expect(page.getByRole('contentinfo')).toContainText('94 releases')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await chooseFile(page)
    await expect(figure(page, 'New')).toHaveText('1,681')
    await page.getByRole('button', { name: 'Import 1,681 key dates' }).click()
    await expect(page.locator('#toast')).toContainText('Imported 1681 key dates from “portfolio_milestones.csv”')
    await importMore(page)
    await expect(figure(page, 'Unchanged')).toHaveText('94')
    await expect(page.getByRole('button', { name: 'Import 94 releases' })).toHaveAttribute('aria-disabled', 'true')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(page.locator('#toast')).toContainText('Undone: Imported 1681 key dates')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(page.getByRole('contentinfo')).toContainText('no releases')
  })

  test('a service desk’s export comes in but for its 33 faulty rows, each named with row and column', async ({ start }) => {
    const page = await open(start, [sharedData('changes', 'servicenow-labels-500.csv')])
    await expect(page.getByText('servicenow-labels-500.csv: Text table, Windows-1252, commas, 500 rows')).toBeVisible()
    await expect(figure(page, 'Left out')).toHaveText('33')
    await page.getByRole('tab', { name: 'Errors 33' }).click()
    const errors = page.getByRole('grid', { name: 'Errors' })
    await expect(errors).toHaveAttribute('aria-rowcount', '34')
    await expect(errors.getByRole('row').nth(1).getByRole('gridcell').first()).toHaveText(/^\d+$/)
    await page.getByRole('button', { name: 'Import 467 changes' }).click()
    await expect(page.getByRole('contentinfo')).toContainText('467 changes')
  })

  test('a workbook with merged heads gives its 38 risks to the register', async ({ start }) => {
    const page = await open(start, [sharedData('risks', 'risk-register-merged.xlsx')])
    await expect(figure(page, 'Left out')).toHaveText('4')
    await page.getByRole('button', { name: 'Import 38 risks' }).click()
    await expect(page.getByRole('heading', { name: 'Risks' })).toBeVisible()
    await expect(page.locator('#toast')).toContainText('Imported 38 risks')
  })
}

if (hasSharedData) test.describe('real files', realFiles)
else process.stdout.write('slipway: there is no ../shared/data beside the checkout, so real files are not imported here\n')
