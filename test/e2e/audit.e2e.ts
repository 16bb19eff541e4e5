import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'slipway-audit-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Value = string | number | boolean
const entity = (name: string, fields: Readonly<Record<string, Value>>) =>
  Object.entries<Value>({ removed: false, ...fields }).map(([field, value]) => ({ entity: name, field, value, was: field === 'removed' ? true : '' }))

/** A release and three hundred notes about it, so that the trail has several pages. */
async function seed({ page }: Launched): Promise<void> {
  const first = { command: 'create-release', summary: 'Added release Payments', operations: entity('release/r', { name: 'Payments', version: '26.12' }) }
  const notes = Array.from({ length: 300 }, (_, at) => ({
    command: 'create-note',
    summary: `Noted ${at + 1}`,
    operations: entity(`note/n${at + 1}`, { of: 'release/r', text: at === 7 ? '=1+1' : `Note ${at + 1}` }),
  }))
  await page.evaluate(
    async (drafts) => {
      const { ask } = window.slipway
      await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
      await ask['settings:save']({ settings: { zone: 'UTC' } })
      await ask['workspace:create']({ name: 'Audited', from: 'empty', zone: 'UTC' })
      const written = await ask['journal:write']({ drafts })
      if (!written.ok) throw new Error(written.failure.message)
    },
    [first, ...notes],
  )
  await page.reload()
}

const trail = (page: Page): Locator => page.getByRole('treegrid', { name: 'Entries' })
const entries = (page: Page): Locator => trail(page).locator('[role=row][aria-level="1"]')
async function openTrail(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByText('Audit trail', { exact: true }).click()
  await trail(page).waitFor()
}

test('an edit in the portfolio is in the audit trail, with before and after, as it happens', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await page.getByRole('tab', { name: 'All releases' }).click()
  const release = page.getByRole('grid', { name: 'Releases' }).getByRole('row', { name: /^Payments 26.12/ })
  await release.getByRole('gridcell').nth(1).dblclick()
  await page.getByLabel('Type of Payments 26.12').selectOption('Major')
  await expect(release).toContainText('Major')
  await openTrail(page)
  await expect(page.getByText('303 entries')).toBeVisible()
  const newest = entries(page).first()
  await expect(newest).toContainText('Karin Aalto')
  await expect(newest.getByRole('gridcell').nth(3)).toHaveText('minor')
  await expect(newest.getByRole('gridcell').nth(4)).toHaveText('major')
  await newest.click()
  await expect(newest).toHaveAttribute('aria-expanded', 'true')
  await expect(trail(page).getByRole('rowheader', { name: 'release “Payments 26.12”: type' })).toBeVisible()

  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('304 entries')).toBeVisible()
  await expect(entries(page).first().getByRole('gridcell').nth(3)).toHaveText('major')
  await expect(entries(page).first().getByRole('gridcell').nth(4)).toHaveText('minor')
})

test('the trail is narrowed by text, kind, person and time, and reads further pages as they come into view', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await openTrail(page)
  await expect(page.getByText('302 entries')).toBeVisible()
  await trail(page).focus()
  await page.keyboard.press('End')
  await expect(entries(page).last()).toContainText('Founded the workspace “Audited”')
  await page.keyboard.press('Enter')
  await expect(trail(page).getByText('added').first()).toBeVisible()

  await page.getByLabel('What').selectOption('release')
  await expect(page.getByText('1 entry')).toBeVisible()
  await page.getByLabel('What').selectOption('note')
  await page.keyboard.press('ControlOrMeta+f')
  await expect(page.getByLabel('Text')).toBeFocused()
  await page.keyboard.type('noted 29')
  await expect(page.getByText('11 entries')).toBeVisible()
  await page.getByLabel('Who').selectOption('Karin Aalto')
  await expect(page.getByText('11 entries')).toBeVisible()
  await page.getByLabel('From', { exact: true }).fill('05/12')
  await page.keyboard.press('Enter')
  await expect(page.getByText("“05/12” can't be read as a date.", { exact: false })).toBeVisible()
  await page.getByLabel('From', { exact: true }).fill('tomorrow')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'No entry passes this filter' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page.getByText('302 entries')).toBeVisible()
  await expect(page.getByLabel('Text')).toHaveValue('')
})

test('the narrowed trail is written as CSV: guarded for spreadsheets, or exact', async ({ start }) => {
  const guarded = join(folder, 'guarded.csv')
  const exact = join(folder, 'exact.csv')
  const answers = join(folder, 'answers.json')
  writeFileSync(
    answers,
    JSON.stringify([
      { dialog: 'write', path: guarded },
      { dialog: 'write', path: exact },
    ]),
  )
  const launched = await start({ args: [`--dialog-answers=${answers}`] })
  const { page } = launched
  await seed(launched)
  await openTrail(page)
  await page.getByLabel('Text').fill('noted 8')
  await expect(page.getByText('11 entries')).toBeVisible()
  await page.getByRole('button', { name: 'Export CSV' }).click()
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await expect(page.getByText(/^Exported \d+ changes to guarded.csv$/).first()).toBeVisible()
  const written = readFileSync(guarded, 'utf8')
  expect(written).toContain('When (UTC)')
  expect(written).toContain("'=1+1")
  expect(written.match(/create-note/g)).toHaveLength(33)
  await page.getByRole('button', { name: 'Export CSV' }).click()
  await page.getByRole('checkbox', { name: 'Exact text' }).check()
  await page.getByRole('button', { name: 'Choose where to save' }).click()
  await expect(page.getByText(/^Exported \d+ changes to exact.csv$/).first()).toBeVisible()
  expect(readFileSync(exact, 'utf8')).toMatch(/,"?=1\+1"?,/)
})
