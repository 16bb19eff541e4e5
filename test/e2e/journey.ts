import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { hasSharedData, sharedData } from '#test/shared-data'
import type { Launched, LaunchOptions } from './launch'
import { readPdf } from './read-pdf'

const table = hasSharedData ? sharedData('schedules', 'derived', 'portfolio_releases.csv') : resolve(import.meta.dirname, '../fixtures/tables/releases.csv')

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const room = (page: Page, name: string) => page.getByRole('navigation', { name: 'Rooms' }).getByText(name, { exact: true }).click()
async function byPalette(page: Page, text: string, option: RegExp): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: /^Find a release/ }).fill(text)
  await page.getByRole('option', { name: option }).first().click()
}

/**
 * The whole way of a release manager and of the auditor after her, as one person walks it: every step by what stands on
 * the screen, and at the end the command line, which knows nothing of this profile. Leaves its files in `folder`.
 */
export async function walk(start: (options: LaunchOptions) => Promise<Launched>, folder: string): Promise<void> {
  const plan = join(folder, 'Plan.pdf')
  const bundle = join(folder, 'Payments.slipway')
  const answers = join(folder, 'answers.json')
  const dialogs = [
    { dialog: 'read', path: table },
    { dialog: 'write', path: plan },
    { dialog: 'write', path: bundle },
  ]
  writeFileSync(answers, JSON.stringify(dialogs))
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })

  await page.getByRole('button', { name: /^Look around in a sample portfolio/ }).click()
  await page.getByRole('textbox', { name: 'Your name' }).fill('Karin Aalto')
  await page.getByRole('textbox', { name: 'Your role' }).fill('Release manager')
  await page.keyboard.press('Enter')
  const bar = page.getByRole('group', { name: 'Releases over time' }).getByRole('button', { name: /^Payments \d+\.\d+, ready, / })
  await expect(bar).toBeVisible({ timeout: 30_000 })
  const name = (await bar.getAttribute('aria-label'))?.split(',')[0] ?? ''
  const releases = Number(/of ([\d,]+) releases/.exec((await page.getByRole('main').textContent()) ?? '')?.[1])
  expect(releases).toBeGreaterThan(100)

  await byPalette(page, 'Import a table', /^Import a table/)
  await page.getByRole('button', { name: 'Choose a file' }).click()
  const add = page.getByRole('button', { name: /^Import \d+ releases$/ })
  await expect(add).toBeEnabled()
  const count = Number(/\d+/.exec((await add.textContent()) ?? '')?.[0])
  await add.click()
  await expect(page.locator('#toast')).toContainText(`Imported ${count} releases from`)
  await expect(page.getByRole('contentinfo')).toContainText(`${releases + count} releases`)

  await room(page, 'Calendar')
  const entry = page.getByRole('button', { name: new RegExp(`^Release, ${name}, ready, `) })
  for (let month = 0; month < 3 && (await entry.count()) === 0; month++) {
    const title = (await heading(page).textContent()) ?? ''
    await page.getByRole('button', { name: 'Next month' }).click()
    await expect(heading(page)).not.toHaveText(title)
  }
  await expect(entry.first()).toBeVisible()

  await room(page, 'Risks')
  const risk = page.getByRole('grid', { name: 'Residual' }).getByRole('button', { name: /^R-27, likelihood/ })
  await risk.click()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(name)

  await room(page, 'Gantt')
  await page.getByRole('textbox', { name: 'Filter' }).fill(name)
  const row = page.getByRole('treegrid', { name: 'Releases over time' }).getByRole('row', { name: new RegExp(`^${name}, (?:approval [^,]+, )?ready`) })
  await expect(row).toBeVisible()
  await row.click()
  await page.keyboard.press('Enter')
  await expect(heading(page)).toContainText(name)

  const objective = page.getByRole('textbox', { name: 'Objective', exact: true })
  const before = await objective.inputValue()
  await objective.fill('Book instant payments within five seconds.')
  await page.keyboard.press('Tab')
  const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ })
  await expect(undo).toHaveAccessibleName(/objective/)
  await undo.click()
  await expect(objective).toHaveValue(before)
  await page.getByRole('banner').getByRole('button', { name: /^Redo/ }).click()
  await expect(objective).toHaveValue('Book instant payments within five seconds.')

  await page.getByRole('button', { name: 'Print plan' }).click()
  await expect(page.getByText(/^Printed /).first()).toBeVisible({ timeout: 60_000 })
  const pdf = await readPdf(readFileSync(plan))
  expect(pdf.pages.flatMap(({ lines }) => lines).join('\n')).toContain('Book instant payments within five seconds.')

  await byPalette(page, '> export as a bundle', /bundle/i)
  await expect(page.getByText(/^Exported Payments /).last()).toBeVisible({ timeout: 60_000 })

  await room(page, 'Audit trail')
  const newest = page.getByRole('treegrid', { name: 'Entries' }).locator('[role=row][aria-level="1"]')
  await expect(newest.first()).toContainText('Karin Aalto')
  for (const at of [0, 2]) await expect(newest.nth(at).getByRole('gridcell').nth(4)).toContainText('five seconds')
  await expect(newest.nth(1).getByRole('gridcell').nth(3)).toContainText('five seconds')

  const { page: auditor } = await start({ args: [bundle] })
  await expect(heading(auditor)).toHaveText('Intact, signer not trusted')
  await expect(auditor.getByRole('region', { name: 'Read-only' })).toContainText('Nothing here can be changed.')
  await auditor.getByRole('region', { name: 'Release' }).getByRole('heading').getByRole('button').click()
  await expect(heading(auditor)).toContainText(name)
  await expect(auditor.getByText('Book instant payments within five seconds.').first()).toBeVisible()

  const said = execFileSync(process.execPath, ['electron/cli/slipway.mjs', 'verify', '--json', bundle], { encoding: 'utf8', stdio: 'pipe' })
  expect(JSON.parse(said)).toMatchObject({ results: [{ verdict: 'intact', findings: [{ code: 'signer-not-judged' }] }] })
}
