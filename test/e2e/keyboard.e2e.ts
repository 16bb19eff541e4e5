import { expect, type Page } from '@playwright/test'
import { test } from './launch'

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

test('rooms are opened by digits, and gone back and forward through', async ({ start }) => {
  const { page } = await start()
  await sample(page)
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

test('F6 goes through the areas of the window in their order, and around', async ({ start }) => {
  const { page } = await start()
  await sample(page)
  const passed: string[] = []
  for (let press = 0; press < 7; press++) {
    await page.keyboard.press('F6')
    passed.push(await area(page))
  }
  expect(passed).toEqual(['title-bar', 'navigation', 'page-head', 'filter-bar', 'content', 'status-bar', 'title-bar'])
  await page.keyboard.press('Shift+F6')
  expect(await area(page)).toBe('status-bar')
})

test('what was done is told with Undo, undone by key and by button, and done again, each by name', async ({ start }) => {
  const { page } = await start()
  await sample(page)
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

test('the status bar counts, and its zone is changed for every date at once', async ({ start }) => {
  const { page } = await start()
  await sample(page)
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText(/\d+ releases, \d+ changes/)
  await expect(status).toContainText('Europe/Copenhagen, UTC+1')
  await expect(page.getByRole('columnheader', { name: 'Target, CET' })).toBeVisible()
  await status.getByRole('button', { name: /^Time zone Europe\/Copenhagen/ }).click()
  await page.getByRole('menuitem', { name: /UTC$/ }).first().click()
  await expect(page.getByRole('columnheader', { name: 'Target, UTC' })).toBeVisible()
})

test('Escape closes the topmost first: the palette, then the menu, then the selection', async ({ start }) => {
  const { page } = await start()
  await sample(page)
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

test('what the native menu sends is done like a key, with its argument', async ({ start }) => {
  const { app, page } = await start()
  await sample(page)
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
