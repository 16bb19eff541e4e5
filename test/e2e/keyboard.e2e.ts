import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './launch'

const folder = mkdtempSync(join(tmpdir(), 'slipway-keys-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function sample(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    const made = await ask['workspace:create']({ name: 'Norhaven Bank', from: 'sample', zone: 'Europe/Copenhagen' })
    if (!made.ok) throw new Error(made.failure.message)
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Portfolio', level: 1 })).toBeVisible()
}

const room = (page: Page) => page.getByRole('heading', { level: 1 })
/** The room that the navigation marks as the present one. */
const here = (page: Page) => page.getByRole('navigation').locator('[aria-current=page]')
const area = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-area]')?.dataset['area'] ?? '')

test('the keys of the window', async ({ start }) => {
  const { app, page } = await start()
  await sample(page)

  await test.step('rooms are opened by digits, and gone back and forward through', async () => {
    await page.keyboard.press('ControlOrMeta+2')
    await expect(here(page)).toHaveText('Calendar')
    await page.keyboard.press('ControlOrMeta+3')
    await expect(here(page)).toHaveText('Gantt')
    await page.keyboard.press('ControlOrMeta+4')
    await expect(here(page)).toHaveText('Risks')
    await page.keyboard.press('ControlOrMeta+7')
    await expect(here(page)).toHaveText('Audit trail')
    await page.keyboard.press('Alt+ArrowLeft')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(here(page)).toHaveText('Gantt')
    await page.keyboard.press('Alt+ArrowRight')
    await expect(here(page)).toHaveText('Risks')
    await page.keyboard.press('ControlOrMeta+1')
    await expect(here(page)).toHaveText('Portfolio')
    await expect(room(page)).toHaveText('Portfolio')
  })

  await test.step('F6 goes through the areas of the window in their order, and around', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    const passed: string[] = []
    for (let press = 0; press < 7; press++) {
      await page.keyboard.press('F6')
      passed.push(await area(page))
    }
    expect(passed).toEqual(['title-bar', 'navigation', 'page-head', 'filter-bar', 'content', 'status-bar', 'title-bar'])
    await page.keyboard.press('Shift+F6')
    expect(await area(page)).toBe('status-bar')
  })

  await test.step('what was done is told with Undo, undone by key and by button, and done again, each by name', async () => {
    const bar = page.getByRole('banner')
    await page.evaluate(async () => {
      const { slipwayTest } = window as unknown as { slipwayTest: { run: (draft: object, options: object) => Promise<{ ok: boolean }> } }
      const operation = (field: string, value: unknown, was: unknown) => ({ entity: 'risk/k1', field, value, was })
      await slipwayTest.run(
        {
          command: 'add-risk',
          summary: 'Added “Keys are lost”',
          operations: [operation('removed', false, true), operation('of', 'workspace/this', ''), operation('title', 'Keys are lost', '')],
        },
        { toast: true },
      )
    })
    const toast = page.getByText('Added “Keys are lost”', { exact: true }).locator('visible=true').first()
    await expect(toast).toBeVisible()
    await expect(bar).toContainText('Undo: Added “Keys are lost”')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(page.getByText('Undone: Added “Keys are lost”').first()).toBeVisible()
    await expect(bar).toContainText('Nothing to undo')
    await bar.getByRole('button', { name: 'Redo: Added “Keys are lost”' }).click()
    await expect(bar).toContainText('Undo: Added “Keys are lost”')
    await bar.getByRole('button', { name: 'Undo: Added “Keys are lost”' }).click()
    await expect(bar).toContainText('Nothing to undo')
    await expect(page.getByRole('contentinfo')).toContainText(/Saved \d\d:\d\d:\d\d/)
  })

  await test.step('the status bar counts, and its zone is changed for every date at once', async () => {
    const status = page.getByRole('contentinfo')
    await expect(status).toContainText(/\d+ releases, \d+ changes/)
    await expect(status).toContainText('Europe/Copenhagen, UTC+1')
    await expect(page.getByRole('columnheader', { name: 'Target, CET' })).toBeVisible()
    await status.getByRole('button', { name: /^Time zone Europe\/Copenhagen/ }).click()
    await page.getByRole('menuitem', { name: /UTC$/ }).first().click()
    await expect(page.getByRole('columnheader', { name: 'Target, UTC' })).toBeVisible()
  })

  await test.step('Escape closes the topmost first: the palette, then the menu, then the selection', async () => {
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    const grid = page.getByRole('grid', { name: 'Releases' })
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(inspector).toBeVisible()
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(inspector).toBeVisible()
    await expect(grid).toBeFocused()
    await page.keyboard.press('ControlOrMeta+i')
    await expect(inspector).toBeHidden()
    await page.keyboard.press('ControlOrMeta+i')
    await expect(inspector).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(inspector).toBeHidden()
  })

  await test.step('what the native menu sends is done like a key, with its argument', async () => {
    const clicked = (id: string) =>
      app.evaluate(({ BrowserWindow, Menu }, item) => {
        const [window] = BrowserWindow.getAllWindows()
        Menu.getApplicationMenu()?.getMenuItemById(item)?.click(undefined, window, window?.webContents)
      }, id)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
    await clicked('go-gantt')
    await expect(room(page)).toHaveText('Gantt')
    await clicked('theme-contrast')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast')
    await clicked('palette')
    await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible()
  })
})

/** What has the focus, in a few words, and whether a person sees that it has: an outline of its own, or of the cell that it stands for. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement
    if (!(active instanceof HTMLElement) || active === document.body) return { words: 'nothing', seen: false }
    const shown = document.getElementById(active.getAttribute('aria-activedescendant') ?? '') ?? active
    const isDrawn = [active, shown, ...shown.querySelectorAll('*')].some((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return outlineStyle !== 'none' && outlineWidth !== '0px'
    })
    return { words: `${active.tagName} ${active.getAttribute('aria-label') ?? active.textContent?.slice(0, 40)} ${active.className}`, seen: isDrawn }
  })

/** Goes on by Tab, as far as it takes and around; on each stop the focus must be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let press = 0; press < 120; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
    const { words, seen } = await focus(page)
    // Between the last stop and the first the window itself has it.
    if (words !== 'nothing') expect(seen, `the focus on ${words} is seen`).toBe(true)
  }
  throw new Error(`Tab never comes to ${target}.`)
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** From the button that has opened a menu to its first item. */
async function intoMenu(page: Page): Promise<void> {
  // The menu takes the focus when it stands; a key before that belongs to the page.
  await expect(page.getByRole('menu').locator(':focus')).toBeAttached()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menu').locator(':focus')).toHaveAttribute('role', 'menuitem')
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible()
  await page.keyboard.type(`> ${words}`)
  await expect(page.getByRole('option', { selected: true })).toContainText(words)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeHidden()
}

test('without a mouse a release is made, planned, documented, printed and passed on, a table imported, and the window set up', async ({ start }) => {
  test.setTimeout(180_000)
  const report = join(folder, 'report.txt')
  const pdf = join(folder, 'Plan.pdf')
  const bundle = join(folder, 'Payments.slipway')
  const answers = join(folder, 'answers.json')
  writeFileSync(report, 'All 412 tests passed.\n')
  const files = [
    { path: report },
    { dialog: 'write', path: pdf },
    { dialog: 'write', path: bundle },
    { path: resolve(import.meta.dirname, '../fixtures/sample-risks.csv') },
  ]
  writeFileSync(answers, JSON.stringify(files.map((file) => ({ dialog: 'read', ...file }))))
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })

  await test.step('the first release, with a person who is asked once', async () => {
    await expect(page.getByRole('heading', { name: 'No releases yet' })).toBeVisible()
    await page.keyboard.press('n')
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
    await page.keyboard.type('Payments')
    await page.keyboard.press('Tab')
    await page.keyboard.type('26.12')
    await tabTo(page, page.getByLabel('Your name', { exact: true }))
    await page.keyboard.type('Karin Aalto')
    await page.keyboard.press('Enter')
    await expect(room(page)).toHaveText('Payments 26.12')
  })
  await test.step('name and dates where they stand', async () => {
    await type(page, 'Name', 'Payments core')
    await type(page, 'Target', '5 Dec 2026 22:00')
    await expect(room(page)).toHaveText('Payments core 26.12')
    await expect(page.getByLabel('Target', { exact: true })).toHaveValue('Sat 5 Dec 2026, 22:00')
  })
  await test.step('a phase', async () => {
    await tabTo(page, page.getByRole('tab', { name: 'Overview' }))
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await type(page, 'New phase', 'Build')
    await type(page, 'Start of Build', '2 Nov 2026')
    await type(page, 'End of Build', '13 Nov 2026')
    await expect(page.getByLabel('End of Build')).toHaveValue('13 Nov 2026')
  })
  await test.step('a plan, its tasks and a link between them', async () => {
    await tabTo(page, page.getByRole('tab', { name: /^Phases and gates/ }))
    await page.keyboard.press('ArrowRight')
    await press(page, page.getByRole('button', { name: 'Start the plan' }))
    await type(page, 'New task', 'Stop inbound')
    await page.keyboard.type('Open again')
    await page.keyboard.press('Enter')
    const grid = page.getByRole('treegrid', { name: /^Tasks of/ })
    await expect(grid.getByRole('row', { name: /Open again/ })).toBeVisible()
    await tabTo(page, grid)
    await page.keyboard.press('Control+End')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('l')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(grid.getByRole('row', { name: /Open again.*waits for/ })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(grid.getByRole('row', { name: /Open again.*waits for/ })).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(grid.getByRole('row', { name: /Open again.*waits for/ })).toBeVisible()
  })
  await test.step('a risk and a document', async () => {
    await tabTo(page, page.getByRole('tab', { name: /^Deployment plan/ }))
    await page.keyboard.press('ArrowRight')
    await type(page, 'New risk', 'Restore takes too long')
    await expect(page.getByLabel('Title of R-01')).toHaveValue('Restore takes too long')
    await tabTo(page, page.getByRole('tab', { name: /^Risks/ }))
    await page.keyboard.press('ArrowRight')
    await press(page, page.getByRole('button', { name: 'Attach a file' }))
    await expect(page.getByLabel('Name of report.txt')).toHaveValue('report.txt')
    expect(await focus(page)).toMatchObject({ seen: true })
  })
  await test.step('the plan as PDF, the release as bundle', async () => {
    await page.keyboard.press('ControlOrMeta+p')
    await expect(page.locator('#toast')).toContainText(/^Printed/, { timeout: 60_000 })
    expect(statSync(pdf).size).toBeGreaterThan(1_000)
    await command(page, 'Export release as bundle')
    await expect(page.locator('#toast')).toContainText(/^Exported Payments core/, { timeout: 60_000 })
    expect(statSync(bundle).size).toBeGreaterThan(1_000)
  })
  await test.step('a table of risks, and all of it back with one key', async () => {
    await command(page, 'Import a table')
    await press(page, page.getByRole('button', { name: 'Choose a file' }))
    await press(page, page.getByRole('button', { name: /^Import \d+ risks$/ }))
    await expect(room(page)).toHaveText('Risks')
    await expect(page.locator('#toast')).toContainText(/^Imported \d+ risks/)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(page.locator('#toast')).toContainText(/^Undone: Imported/)
  })
  await test.step('a filter, and a view that keeps it', async () => {
    await page.keyboard.press('ControlOrMeta+1')
    await press(page, page.getByRole('button', { name: 'Add filter' }))
    await intoMenu(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Add filter' })).toBeFocused()
    await page.keyboard.press('ControlOrMeta+f')
    await page.keyboard.type('core')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('search', { name: 'Filter' }).getByRole('button', { name: /core/ }).first()).toBeFocused()
    await press(page, page.getByRole('button', { name: 'Save view' }))
    await expect(page.getByLabel('Name of the view')).toBeFocused()
    await page.keyboard.type('The core')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: 'The core' })).toHaveAttribute('aria-selected', 'true')
    expect(await focus(page)).toMatchObject({ seen: true })
  })
  await test.step('theme and zone', async () => {
    await command(page, 'Dark theme')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    const zone = page.getByRole('contentinfo').getByRole('button', { name: /^Time zone/ })
    await press(page, zone)
    await intoMenu(page)
    await page.keyboard.press('Escape')
    await expect(zone).toBeFocused()
  })
  await test.step('what can’t be undone is asked, and the focus comes back from the question', async () => {
    await command(page, 'Settings')
    await tabTo(page, page.getByRole('tab', { name: 'You and this window' }))
    for (const next of ['Risk matrix', 'Risk of changes', 'Working calendars', 'People and devices', 'Data and workspaces']) {
      await page.keyboard.press('ArrowRight')
      await expect(page.getByRole('tab', { name: next })).toBeFocused()
    }
    const trash = page.getByRole('button', { name: /to the trash$/ })
    await press(page, trash)
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(trash).toBeFocused()
  })
})
