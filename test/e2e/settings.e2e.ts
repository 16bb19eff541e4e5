import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'slipway-settings-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function seed({ page }: Launched): Promise<void> {
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'UTC' } })
    for (const name of ['First', 'Second']) {
      await ask['workspace:create']({ name, from: 'empty', zone: 'UTC' })
      const operations = [
        { entity: `release/${name}`, field: 'removed', value: false, was: true },
        { entity: `release/${name}`, field: 'name', value: `Release of ${name}`, was: '' },
      ]
      const written = await ask['journal:write']({ drafts: [{ command: 'create-release', summary: `Added “Release of ${name}”`, operations }] })
      if (!written.ok) throw new Error(written.failure.message)
    }
  })
  await page.reload()
}

const rooms = (page: Page) => page.getByRole('navigation', { name: 'Rooms' })
async function openSettings(page: Page, section?: string): Promise<void> {
  await rooms(page).getByText('Settings', { exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  if (section !== undefined) await page.getByRole('tab', { name: section }).click()
}

test('what a person chooses is shown at once and kept for the next start', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await openSettings(page)
  const root = page.locator('html')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('radio', { name: 'High contrast' }).check()
  await expect(root).toHaveAttribute('data-theme', 'contrast')
  await page.getByRole('radio', { name: 'Compact' }).check()
  await expect(root).toHaveAttribute('data-density', 'compact')
  await page.getByLabel('Time zone', { exact: true }).selectOption('Asia/Tokyo')
  await expect(page.getByRole('contentinfo')).toContainText('Asia/Tokyo')
  await page.getByRole('radio', { name: 'Sunday' }).check()
  await page.getByRole('checkbox', { name: 'Single letter keys' }).uncheck()
  await page.getByRole('radio', { name: 'Letter' }).check()
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Give a name: every entry bears its writer’s.')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Karin Andersen')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner').getByRole('img', { name: 'Karin Andersen' })).toBeVisible()

  const { page: again } = await launched.relaunch()
  await openSettings(again)
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'contrast')
  await expect(again.getByLabel('Time zone', { exact: true })).toHaveValue('Asia/Tokyo')
  for (const name of ['High contrast', 'Compact', 'Sunday', 'Letter']) await expect(again.getByRole('radio', { name })).toBeChecked()
  await expect(again.getByRole('checkbox', { name: 'Single letter keys' })).not.toBeChecked()
  await expect(again.getByLabel('Name', { exact: true })).toHaveValue('Karin Andersen')
})

test('levels, words and appetite of the risk matrix are settings; a table that breaks the order of risks is told, and undo mends it', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await openSettings(page, 'Risk matrix')
  await expect(page.getByText('No level falls where a risk grows', { exact: false })).toBeVisible()
  await page.getByLabel('Level for Possible, Moderate').selectOption('1')
  const doubtful = page.getByRole('list', { name: 'Doubtful in this table' })
  await expect(doubtful).toContainText('The level falls from 2 Low (Unlikely, Moderate) to 1 Very low (Possible, Moderate), though the risk grows.')
  await page.getByRole('textbox', { name: 'Level 5', exact: true }).fill('Extreme')
  await page.keyboard.press('Enter')
  await page.getByLabel('Appetite', { exact: true }).selectOption('2')
  await expect(page.getByLabel('Appetite', { exact: true })).toHaveValue('2')
  for (const step of ['risk appetite', 'Very high', 'Possible, Moderate']) await page.getByRole('button', { name: new RegExp(`^Undo: .*${step}`) }).click()
  await expect(doubtful).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Level 5', exact: true })).toHaveValue('Very high')
  await expect(page.getByLabel('Appetite', { exact: true })).toHaveValue('3')
  await page.getByLabel('Level for Possible, Moderate').selectOption('4')
  await page.getByRole('button', { name: 'Put all back as it came' }).click()
  await expect(page.getByLabel('Level for Possible, Moderate')).toHaveValue('3')
})

test('workspaces are renamed, switched and moved to the trash', async ({ start }) => {
  // The system's trash, as a desktop without one has it for this test: the program that Chromium calls, and a folder.
  const programs = join(folder, 'bin')
  const trash = join(folder, 'trash')
  mkdirSync(programs)
  mkdirSync(trash)
  const program = join(programs, 'gio')
  writeFileSync(program, `#!/bin/sh\nmv "$2" "${trash}/"\n`)
  chmodSync(program, 0o755)
  const launched = await start({ environment: { PATH: `${programs}:${process.env['PATH']}`, ELECTRON_TRASH: 'gio' } })
  const { page } = launched
  await seed(launched)
  await openSettings(page, 'Data and workspaces')
  await expect(page.getByRole('region', { name: 'Where “Second” lies' })).toContainText(/workspaces.*[0-9a-f]{16}/)
  await expect(page.getByRole('region', { name: 'Where “Second” lies' })).toContainText('2 entries')
  await expect(page.getByRole('region', { name: 'Where “Second” lies' })).toContainText(/Your key\s*[0-9a-z]{4}( [0-9a-z]{4}){3}/)
  await page.getByLabel('Name of workspace Second').fill('The second')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Workspace The second. Switch' })).toBeVisible()

  await page.getByRole('button', { name: 'Open First' }).click()
  await expect(page.getByRole('grid', { name: 'Releases' }).or(page.getByText('No release passes this filter'))).toBeVisible()
  await page.getByRole('tab', { name: 'All releases' }).click()
  await expect(page.getByRole('grid', { name: 'Releases' })).toContainText('Release of First')

  await openSettings(page, 'Data and workspaces')
  await page.getByRole('button', { name: 'Move The second to the trash' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByLabel('Name of workspace The second')).toBeVisible()
  expect(readdirSync(trash)).toEqual([])
  await page.getByRole('button', { name: 'Move The second to the trash' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Move to the trash' }).click()
  await expect(page.getByLabel('Name of workspace The second')).toBeHidden()
  expect(readdirSync(trash)).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])

  const { page: again } = await launched.relaunch()
  await expect(again.getByRole('button', { name: 'Workspace First. Switch' })).toBeVisible()
})
