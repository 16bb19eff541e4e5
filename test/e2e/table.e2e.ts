import { expect, type Locator, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

type Door = { slipwayTest: { run: (draft: object) => Promise<{ ok: boolean }>; runAll: (drafts: readonly object[]) => Promise<{ ok: boolean }> } }

const releases = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    entity: `release/r${at}`,
    fields: { removed: false, name: `Release ${String(at).padStart(5, '0')}`, owner: `Owner ${at % 7}`, type: at % 3 === 0 ? 'major' : 'minor' },
  }))

/** A workspace with so many releases, shown in the view of all, whose order is by name. */
async function seeded({ page }: Launched, count: number): Promise<Locator> {
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'UTC' } })
    await ask['workspace:create']({ name: 'Table', from: 'empty', zone: 'UTC' })
  })
  await page.reload()
  await page.getByRole('heading', { name: 'No releases yet' }).waitFor()
  const written = await page.evaluate(async (made) => {
    const { slipwayTest } = window as unknown as Door
    const operations = made.flatMap(({ entity, fields }) => Object.entries(fields).map(([field, value]) => ({ entity, field, value, was: '' })))
    const size = 4 * 2_000
    const drafts = Array.from({ length: Math.ceil(operations.length / size) }, (_, at) => ({
      command: 'seed',
      summary: 'Seeded',
      operations: operations.slice(at * size, (at + 1) * size),
    }))
    return (await slipwayTest.runAll(drafts)).ok
  }, releases(count))
  expect(written).toBe(true)
  await page.getByRole('tab', { name: 'All releases' }).click()
  const grid = page.getByRole('grid', { name: 'Releases' })
  await grid.getByRole('columnheader', { name: 'Release' }).click()
  await expect(grid.getByRole('row').nth(1)).toContainText('Release 00000')
  return grid
}

const active = (grid: Locator): Promise<string> =>
  grid.evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '')
const cell = (grid: Locator, name: string, column: number): Locator =>
  grid
    .getByRole('row', { name: new RegExp(`^${name}`) })
    .getByRole('gridcell')
    .nth(column)

/** How many rows are drawn anew for one key, at most of several: what keeps ten thousand rows quick on any machine. */
const mostDrawn = (page: Page, key: string, times: number): Promise<number> =>
  page.evaluate(
    async ([pressed, count]) => {
      let most = 0
      let drawn = 0
      const watcher = new MutationObserver((records) => {
        for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) if (node instanceof Element && node.matches('[role=row]')) drawn++
      })
      watcher.observe(document.body, { childList: true, subtree: true })
      for (let turn = 0; turn < count; turn++) {
        drawn = 0
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }))
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        most = Math.max(most, drawn)
      }
      watcher.disconnect()
      return most
    },
    [key, times] as const,
  )

test('cells are gone through, edited, copied, pasted and filled down by keyboard', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  const grid = await seeded(launched, 6)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Owner' }).check()
  await page.keyboard.press('Escape')
  await expect(grid.getByRole('columnheader', { name: 'Owner' })).toBeVisible()
  const owner = await grid.getByRole('columnheader').evaluateAll((heads) => heads.findIndex((head) => head.textContent?.startsWith('Owner')))

  await grid.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  expect(await active(grid)).toContain('Release 00000')
  await page.keyboard.press('ArrowDown')
  expect(await active(grid)).toContain('Release 00001')
  await page.keyboard.press('ArrowUp')
  for (let step = 0; step < owner; step++) await page.keyboard.press('ArrowRight')
  expect(await active(grid)).toBe('Owner 0')

  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Owner of Release 00000' })
  await field.fill('Given up')
  await page.keyboard.press('Escape')
  await expect(cell(grid, 'Release 00000', owner)).toHaveText('Owner 0')
  await page.keyboard.press('F2')
  await field.fill('Mei Tan')
  await page.keyboard.press('Enter')
  await expect(cell(grid, 'Release 00000', owner)).toHaveText('Mei Tan')
  expect(await active(grid)).toBe('Owner 1')

  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('ControlOrMeta+d')
  await expect(cell(grid, 'Release 00002', owner)).toHaveText('Mei Tan')
  await expect(cell(grid, 'Release 00003', owner)).toHaveText('Owner 3')

  await page.keyboard.press('ControlOrMeta+c')
  expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Mei Tan\nMei Tan\nMei Tan')
  await launched.app.evaluate(({ clipboard }) => clipboard.writeText('Ann\r\n"Bo\tB."\r\n'))
  await page.keyboard.press('ArrowDown')
  expect(await active(grid)).toBe('Owner 3')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(cell(grid, 'Release 00003', owner)).toHaveText('Ann')
  await expect(cell(grid, 'Release 00004', owner)).toHaveText('Bo\tB.')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cell(grid, 'Release 00004', owner)).toHaveText('Owner 4')

  await page.keyboard.press('Space')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Release 00003')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden()
})

test('the head sorts by keyboard, a bad value stays with its reason, a choice is saved when it is taken', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  const grid = await seeded(launched, 6)
  await grid.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(grid.getByRole('columnheader', { name: 'Release' })).toHaveAttribute('aria-sort', 'descending')
  await expect(grid.getByRole('row').nth(1)).toContainText('Release 00005')

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Type of Release 00005' }).selectOption('Patch')
  await expect(cell(grid, 'Release 00005', 1)).toHaveText('Patch')

  const target = await grid.getByRole('columnheader').evaluateAll((heads) => heads.findIndex((head) => head.textContent?.startsWith('Target')))
  await cell(grid, 'Release 00005', target).dblclick()
  const field = page.getByRole('textbox', { name: /^Target, UTC of Release 00005/ })
  await field.fill('31 Feb')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText("can't be read as a date")
  await expect(field).toHaveValue('31 Feb')
  await field.fill('5 Dec 2026 22:00')
  await page.keyboard.press('Enter')
  await expect(cell(grid, 'Release 00005', target)).toContainText('5 Dec')
})

test('of ten thousand rows only those in view are drawn, whether they are gone through, jumped over or sorted', async ({ start }) => {
  test.setTimeout(120_000)
  const launched = await start()
  const { page } = launched
  const grid = await seeded(launched, 10_000)
  await expect(grid).toHaveAttribute('aria-rowcount', '10001')
  expect(await grid.getByRole('row').count()).toBeLessThan(80)
  await grid.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  expect(await mostDrawn(page, 'ArrowDown', 12)).toBeLessThan(80)
  expect(await mostDrawn(page, 'PageDown', 6)).toBeLessThan(80)
  await page.keyboard.press('ControlOrMeta+End')
  await expect(grid.getByRole('row', { name: /^Release 09999/ })).toBeVisible()
  await grid.getByRole('columnheader', { name: 'Release' }).click()
  await expect(
    grid
      .getByRole('row', { name: /^Release 00000/ })
      .or(grid.getByRole('row', { name: /^Release 09998/ }))
      .first(),
  ).toBeVisible()
  expect(await grid.getByRole('row').count()).toBeLessThan(80)
})
