import { expect, type Locator, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

type Value = string | number | boolean | readonly string[] | { readonly [key: string]: Value }
type Fields = Readonly<Record<string, Value>>

/** The operations that make an entity. */
const entity = (name: string, fields: Fields) =>
  Object.entries<Value>({ removed: false, ...fields }).map(([field, value]) => ({ entity: name, field, value, was: field === 'removed' }))

const rated = (likelihood: number, impact: number) => ({ kind: 'rated', likelihood, impact })
const of = 'release/pay'

const register = [
  ...entity(of, { name: 'Payments', version: '26.12', state: 'ready', target: '2026-12-05' }),
  ...entity('risk/r31', {
    ...{ of, number: 'R-31', title: 'Conversion leaves rows the engine rejects', category: 'Data', cause: 'Free-text creditor names from before 2014' },
    ...{ inherent: rated(4, 5), residual: rated(4, 5), response: 'reduce', owner: 'Mei Tan', review: '2026-11-30' },
  }),
  ...entity('risk-action/a1', { of, risk: 'r31', title: 'Dry run on a copy of production', owner: 'Mei Tan', due: '2026-11-17', order: 'a0' }),
  ...entity('risk/r27', {
    of,
    number: 'R-27',
    title: 'Restore takes longer than the window allows',
    inherent: rated(3, 5),
    residual: rated(3, 5),
    owner: 'Priya Nair',
  }),
  ...entity('risk/r22', { of, number: 'R-22', title: 'Vendor hotline closed after midnight', inherent: rated(3, 2), residual: rated(1, 2) }),
  ...entity('risk/r04', { of: 'workspace/this', number: 'R-04', title: 'Data centre North is away', inherent: rated(3, 2), residual: rated(1, 2) }),
  ...entity('risk/r05', { of: 'workspace/this', number: 'R-05', title: 'Spare parts run out', inherent: rated(3, 2), residual: rated(2, 2) }),
  ...entity('risk/r06', { of: 'workspace/this', number: 'R-06', title: 'Already over', state: 'closed', residual: rated(5, 5) }),
]

/** A small register of our own, written through the real journal, so that every level on screen is known. */
async function seed({ page }: Launched, operations: readonly unknown[]): Promise<void> {
  await page.evaluate(async (seeded) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    await ask['workspace:create']({ name: 'Risks', from: 'empty', zone: 'Europe/Copenhagen' })
    const written = await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations: seeded as never }] })
    if (!written.ok) throw new Error(written.failure.message)
  }, operations)
  await page.reload()
  await page.getByRole('navigation').getByText('Risks', { exact: true }).click()
}

const matrix = (page: Page, name: 'Inherent' | 'Residual'): Locator => page.getByRole('grid', { name, exact: true })
const cell = (page: Page, name: 'Inherent' | 'Residual', likelihood: number, impact: number): Locator =>
  matrix(page, name).getByRole('gridcell', { name: new RegExp(`^Likelihood ${likelihood} .*impact ${impact} `) })
const chip = (page: Page, name: 'Inherent' | 'Residual', number: string): Locator =>
  matrix(page, name).getByRole('button', { name: new RegExp(`^${number}, likelihood`) })
const row = (page: Page, number: string): Locator => page.getByRole('grid', { name: 'Register' }).getByRole('row', { name: new RegExp(`^${number} `) })
const toast = (page: Page, words: string): Locator => page.locator('#toast').getByText(words, { exact: true })

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [source, target] = [await from.boundingBox(), await to.boundingBox()]
  if (source === null || target === null) throw new Error('What is dragged is not on the screen.')
  await page.mouse.move(source.x + source.width / 2, source.y + source.height / 2)
  await page.mouse.down()
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 })
}

test('a risk dragged to another cell is rated there in one step, which undo takes back', async ({ start }) => {
  const launched = await start()
  await seed(launched, register)
  const { page } = launched
  await expect(page.getByText('5 of 6,')).toBeVisible()
  await expect(chip(page, 'Residual', 'R-31')).toHaveAccessibleName('R-31, likelihood 4 Likely, impact 5 Severe, level 5 Very high, above appetite')

  await drag(page, chip(page, 'Residual', 'R-31'), cell(page, 'Residual', 2, 4))
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(cell(page, 'Residual', 4, 5)).toHaveAccessibleName(/R-31$/)

  await drag(page, chip(page, 'Residual', 'R-31'), cell(page, 'Residual', 2, 4))
  await page.mouse.up()
  await expect(toast(page, 'Moved R-31 to Unlikely, Major. Level 5 to 3')).toBeVisible()
  await expect(chip(page, 'Residual', 'R-31')).toHaveAccessibleName('R-31, likelihood 2 Unlikely, impact 4 Major, level 3 Moderate, within appetite')
  await expect(cell(page, 'Inherent', 4, 5)).toHaveAccessibleName(/R-31$/)
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Why level 3, Moderate?')
  await expect(row(page, 'R-31')).toContainText('L2 I4')

  await page.keyboard.press('ControlOrMeta+z')
  await expect(cell(page, 'Residual', 4, 5)).toHaveAccessibleName(/R-31$/)
  await expect(row(page, 'R-31')).toContainText('Above appetite')
})

test('a risk does not fall into the other matrix', async ({ start }) => {
  const launched = await start()
  await seed(launched, register)
  const { page } = launched
  await drag(page, chip(page, 'Residual', 'R-31'), cell(page, 'Inherent', 1, 1))
  await page.mouse.up()
  await expect(cell(page, 'Inherent', 4, 5)).toHaveAccessibleName(/R-31$/)
  await expect(cell(page, 'Residual', 4, 5)).toHaveAccessibleName(/R-31$/)
})

test('by keyboard alone a risk is picked up, carried, taken back, and put down', async ({ start }) => {
  const launched = await start()
  await seed(launched, register)
  const { page } = launched
  await cell(page, 'Residual', 5, 1).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await expect(cell(page, 'Residual', 4, 5)).toBeFocused()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('status')).toContainText('R-31 over Likely, Major, level 4 High')
  await page.keyboard.press('Escape')
  await expect(cell(page, 'Residual', 4, 5)).toBeFocused()
  await expect(page.getByRole('status')).toContainText('R-31 stays where it was.')
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Residual', 2, 4)).toHaveAccessibleName(/R-31$/)
  await expect(cell(page, 'Residual', 2, 4)).toBeFocused()
  await expect(page.getByRole('status')).toContainText('Moved R-31 to Unlikely, Major. Level 5 to 3')

  await page.keyboard.press('Tab')
  await expect(page.getByRole('grid', { name: 'Register' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(matrix(page, 'Inherent').locator(':focus')).toHaveAttribute('role', 'gridcell')
})

test('a cell of many risks counts them, and lists them to select or to pick up', async ({ start }) => {
  const launched = await start()
  await seed(launched, register)
  const { page } = launched
  await expect(cell(page, 'Inherent', 3, 2)).toHaveAccessibleName('Likelihood 3 Possible, impact 2 Minor, level 2 Low, within appetite, 3 risks')
  await cell(page, 'Inherent', 3, 2).getByRole('button', { name: '3 risks' }).click()
  // The one that is highest after controls comes first.
  const list = page.getByRole('dialog', { name: '3 risks in Possible, Minor' })
  await expect(list.getByRole('button', { name: /R-05/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Data centre North is away' })).toBeVisible()
  await expect(chip(page, 'Inherent', 'R-04')).toHaveAttribute('aria-pressed', 'true')
  await expect(cell(page, 'Inherent', 3, 2).getByRole('button', { name: '2 more' })).toBeVisible()

  await expect(cell(page, 'Inherent', 3, 2)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('button', { name: /R-05/ })).toBeFocused()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Inherent', 4, 2)).toHaveAccessibleName(/R-05$/)
})

test('the register is filtered, edited in place, added to, and gives back what was removed', async ({ start }) => {
  const launched = await start()
  await seed(launched, register)
  const { page } = launched
  await page.getByRole('button', { name: '2 above appetite' }).click()
  await expect(page.getByText('2 of 6,')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filter Appetite' }).click()
  await page.getByRole('button', { name: 'Add filter' }).click()
  await page.getByRole('option', { name: 'Release' }).click()
  await page.getByRole('option', { name: 'Payments 26.12' }).click()
  await expect(page.getByText('3 of 6,')).toBeVisible()

  await page.getByRole('button', { name: 'New risk' }).click()
  await page.getByRole('textbox', { name: 'New risk' }).fill('Key ceremony without a deputy')
  await page.keyboard.press('Enter')
  await expect(row(page, 'R-32')).toContainText('Key ceremony without a deputy')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector).toContainText('R-32, Payments 26.12')
  await expect(inspector).toContainText('Not rated yet')
  await inspector.getByLabel('Residual likelihood').selectOption('3, Possible')
  await inspector.getByLabel('Residual impact').selectOption('5, Severe')
  await expect(inspector).toContainText('Why level 4, High?')
  await expect(inspector).toContainText('Table, Possible and Severe: 4, High')
  await expect(inspector).toContainText('above appetite')
  await inspector.getByLabel('New action').fill('Name a deputy')
  await page.keyboard.press('Enter')
  await inspector.getByRole('checkbox', { name: 'Name a deputy, done' }).check()
  await expect(inspector).toContainText('1 of 1 done')
  await expect(inspector.getByRole('listitem').filter({ hasText: 'Finished action “Name a deputy”' })).toContainText('Karin Andersen')
  await expect(row(page, 'R-32')).toContainText('1 of 1')

  await row(page, 'R-32').getByRole('gridcell').nth(1).dblclick()
  await page.getByLabel('Risk of R-32').fill('')
  await page.keyboard.press('Enter')
  await expect(page.getByText('A risk needs a title.')).toBeVisible()
  await page.getByLabel('Risk of R-32').fill('Key ceremony has no deputy')
  await page.keyboard.press('Enter')
  await expect(row(page, 'R-32')).toContainText('Key ceremony has no deputy')

  // Enter went down to the next row, and the inspector with it.
  await row(page, 'R-32').getByRole('gridcell').first().click()
  await expect(inspector.getByRole('heading', { name: 'Key ceremony has no deputy' })).toBeVisible()
  await inspector.getByRole('button', { name: 'Remove risk' }).click()
  await expect(row(page, 'R-32')).toHaveCount(0)
  await page.getByRole('button', { name: /^Undo/ }).last().click()
  await expect(row(page, 'R-32')).toContainText('1 of 1')
})

test('a table of levels that hides differences says so, and colours come from the settings by name', async ({ start }) => {
  const launched = await start()
  const doubtful = entity('workspace/this', {
    riskLevels: ['11223', '12233', '12334', '22345', '23443'],
    levelColours: ['', '', '', '', 'danger'],
    appetite: 2,
  })
  await seed(launched, [...register, ...doubtful])
  const { page } = launched
  await page.getByRole('button', { name: /doubts about the table of levels, why/ }).click()
  await expect(page.getByText('The level falls from 5 to 3 from “Likely, Severe” to “Almost certain, Severe”, though the risk grows.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Appetite: level 2 and below')).toBeVisible()
  const grounds = await page.evaluate(() => {
    const ground = (name: string) => getComputedStyle(document.querySelector(name) ?? document.body).backgroundColor
    const danger = document.createElement('i')
    danger.style.background = 'var(--danger)'
    document.body.append(danger)
    return { cell: ground("[data-level='5']"), danger: getComputedStyle(danger).backgroundColor }
  })
  expect(grounds.cell).toBe(grounds.danger)
})

test('a thousand risks draw no more than what is seen, and going through the cells draws nothing anew', async ({ start }) => {
  const launched = await start()
  const many = Array.from({ length: 1_000 }, (_, at) =>
    entity(`risk/m${at}`, {
      ...{ of: 'workspace/this', number: `R-${at + 100}`, title: `Risk number ${at}`, owner: 'Mei Tan' },
      ...{ inherent: rated(1 + (at % 5), 1 + (Math.floor(at / 5) % 5)), residual: rated(1 + (Math.floor(at / 25) % 5), 1 + (Math.floor(at / 5) % 5)) },
    }),
  ).flat()
  await seed(launched, [...register, ...many])
  const { page } = launched
  await expect(page.getByText('1,005 of 1,006,')).toBeVisible()
  expect(await page.locator('[data-risk]').count()).toBeLessThan(50)
  expect(await page.getByRole('grid', { name: 'Register' }).getByRole('row').count()).toBeLessThan(60)
  await chip(page, 'Residual', 'R-31')
    .or(cell(page, 'Residual', 4, 5).getByRole('button'))
    .first()
    .click()
  await cell(page, 'Residual', 5, 1).focus()
  const drawn = await page.evaluate(async () => {
    let added = 0
    const watcher = new MutationObserver((records) => {
      for (const { addedNodes } of records) added += addedNodes.length
    })
    watcher.observe(document.body, { childList: true, subtree: true })
    const press = (key: string) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    for (let i = 0; i < 20; i++) {
      press(i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    watcher.disconnect()
    return added
  })
  // A live region may speak of each cell.
  expect(drawn).toBeLessThanOrEqual(40)
})
