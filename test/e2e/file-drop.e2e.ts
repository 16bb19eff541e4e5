import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'slipway-drop-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Drags files from the system over the window, as Chromium itself tells it, and lets them go. */
async function dropped(page: Page, paths: readonly string[], whileOver: () => Promise<void> = async () => {}): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver'] as const) await cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
  await whileOver()
  await cdp.send('Input.dispatchDragEvent', { type: 'drop', x: 700, y: 400, data })
  await cdp.detach()
}

test('a table, a bundle and ballots are dropped on the window; what is none of these says so', async ({ start }) => {
  const bundle = join(folder, 'portfolio.slipway')
  const answers = join(folder, 'answers.json')
  writeFileSync(answers, JSON.stringify([{ dialog: 'write', path: bundle }]))
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  const toast = page.locator('#toast')
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['workspace:create']({ name: 'Norhaven Bank', from: 'sample', zone: 'UTC' })
  })
  await page.reload()
  await page.getByRole('button', { name: 'New release' }).waitFor()
  const entries = () => page.evaluate(() => window.slipway.ask['workspace:where']({}).then((answer) => (answer.ok ? answer.value.entries : 0)))
  const before = await entries()
  expect(before).toBeGreaterThan(0)

  await test.step('while files hang over the window it says what would be done', async () => {
    await dropped(page, [resolve(import.meta.dirname, '../fixtures/sample-risks.csv')], async () => {
      await expect(page.getByText(/^Drop a bundle or meeting pack to open it/)).toBeVisible()
    })
    await expect(page.getByText(/^Drop a bundle/)).toHaveCount(0)
  })

  await test.step('a table is looked at, and nothing is imported', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Import')
    await expect(page.getByText('sample-risks.csv').first()).toBeVisible()
    await expect(page.getByRole('button', { name: /^Import \d+/ })).toBeVisible()
    expect(await entries()).toBe(before)
  })

  await test.step('ballots are read together, each with what is wrong with it', async () => {
    const ballots = ['a', 'b'].map((name) => join(folder, `${name}.slipway-ballot`))
    for (const path of ballots) writeFileSync(path, 'no ballot')
    await dropped(page, ballots)
    await expect(page.getByRole('heading', { level: 1, name: 'Import ballots' })).toBeVisible()
    for (const name of ['a', 'b']) {
      await expect(page.getByRole('region', { name: `${name}.slipway-ballot` }).getByRole('alert')).toContainText('This is no ballot')
    }
  })

  await test.step('other files, folders and several at once are refused with the reason', async () => {
    const picture = join(folder, 'holiday.jpg')
    writeFileSync(picture, 'picture')
    await dropped(page, [picture])
    await expect(toast).toContainText('“holiday.jpg” is no bundle')
    await dropped(page, [resolve(import.meta.dirname, '../fixtures/sample-risks.csv'), picture])
    await expect(toast).toContainText('Drop one file at a time.')
  })

  await test.step('a bundle is verified and opens read-only', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: /^Find a release/ }).fill('> Export whole portfolio as bundle')
    await expect(page.getByRole('option', { selected: true })).toContainText('Export whole portfolio as bundle')
    await page.keyboard.press('Enter')
    await expect(toast).toContainText('portfolio.slipway', { timeout: 60_000 })
    await dropped(page, [bundle])
    await expect(page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Evidence' })).toHaveAttribute('aria-current', 'page', {
      timeout: 60_000,
    })
  })

  await test.step('a file that a script has made has no path, and none can be named', async () => {
    const answer = await page.evaluate(() => window.slipway.dropped([new File(['x'], 'made.csv')]))
    expect(answer).toMatchObject({ ok: false, failure: { code: 'refused' } })
    expect(await page.evaluate(() => 'dialog:dropped' in window.slipway.ask)).toBe(false)
  })
})
