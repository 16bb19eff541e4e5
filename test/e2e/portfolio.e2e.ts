import { expect, type Locator, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

type Value = string | number | boolean | Readonly<Record<string, string | number | boolean>>

const day = 86_400_000
/** A day that lies some days after today. */
const dayAfter = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10)
const clock = (date: string, time: string): string => `${date}T${time}:00Z`

const entity = (name: string, fields: Readonly<Record<string, Value>>) =>
  Object.entries<Value>({ removed: false, ...fields }).map(([field, value]) => ({ entity: name, field, value, was: field === 'removed' ? true : '' }))

const release = (id: string, fields: Readonly<Record<string, Value>>, service = '') => [
  ...entity(`release/${id}`, fields),
  ...(service === '' ? [] : entity(`affects/${id}`, { of: `release/${id}`, item: `service/${service}` })),
]

const operations = [
  ...entity('service/ledger', { of: 'workspace/this', name: 'Ledger', area: 'Core banking' }),
  ...entity('service/cards', { of: 'workspace/this', name: 'Cards', area: 'Payments' }),
  ...entity('freeze/year-end', { of: 'calendar/main', title: 'Year-end freeze', severity: 'hard', start: dayAfter(30), end: dayAfter(40) }),
  ...release(
    'payments',
    { name: 'Payments', version: '26.12', type: 'major', state: 'ready', owner: 'Karin Aalto', target: clock(dayAfter(33), '21:00') },
    'cards',
  ),
  ...release('ledger', { name: 'Ledger', version: '8.4', state: 'planning', owner: 'Sofia Lindqvist', team: 'Core banking', target: dayAfter(20) }, 'ledger'),
  ...release('mobile', { name: 'Mobile', version: '14.3', state: 'build-and-test', target: dayAfter(10) }),
  ...release('old', { name: 'Mobile', version: '14.2', state: 'closed', outcome: 'successful', target: dayAfter(-5), actual: dayAfter(-5) }),
  ...release('far', { name: 'Branch desktop', version: '22.0', state: 'draft', target: dayAfter(200) }),
  ...entity('criterion/1', { of: 'release/payments', gate: 'g', title: 'Back-out rehearsed', standing: { state: 'met', at: '', by: 'Mei Tan' } }),
  ...entity('criterion/2', { of: 'release/payments', gate: 'g', title: 'CAB approval covers the plan' }),
  ...entity('gate/g', { of: 'release/payments', title: 'Readiness', purpose: 'readiness' }),
  ...entity('risk/1', { of: 'release/payments', number: 'R-1', title: 'Late', inherent: { kind: 'rated', likelihood: 4, impact: 5 } }),
]

async function seed({ page }: Launched): Promise<void> {
  await page.evaluate(async (seeded) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'UTC' } })
    await ask['workspace:create']({ name: 'Portfolio', from: 'empty', zone: 'UTC' })
    const written = await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations: seeded }] })
    if (!written.ok) throw new Error(written.failure.message)
  }, operations)
  await page.reload()
  await table(page).waitFor()
}

const table = (page: Page): Locator => page.getByRole('grid', { name: 'Releases' })
const row = (page: Page, name: string): Locator => table(page).getByRole('row', { name: new RegExp(`^${name}`) })
const cell = (page: Page, name: string, column: number): Locator => row(page, name).getByRole('gridcell').nth(column)
/** The first cells of the rows, heads of groups included. */
const names = (page: Page): Promise<string[]> =>
  table(page).evaluate((grid) =>
    [...grid.querySelectorAll('[role=row]')]
      .slice(1)
      .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
      .map((line) => line.querySelector('[role=gridcell] strong')?.textContent ?? line.querySelector('[role=gridcell]')?.textContent ?? ''),
  )
const bars = (page: Page): Locator => page.getByRole('region', { name: 'Roadmap' }).getByRole('button')

test('releases are grouped, filtered and sorted, and the roadmap shows the same set', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await expect(page.getByText('3 of 5 releases')).toBeVisible()
  await expect.poll(() => names(page)).toEqual(['Core banking', 'Ledger 8.4', 'Payments', 'Payments 26.12', 'No service area', 'Mobile 14.3'])
  await expect(bars(page)).toHaveCount(3)

  await page.getByRole('button', { name: 'Group: Service area' }).click()
  await page.getByRole('menuitem', { name: 'none' }).click()
  await expect.poll(() => names(page)).toEqual(['Mobile 14.3', 'Ledger 8.4', 'Payments 26.12'])
  await page.getByRole('columnheader', { name: 'Release' }).click()
  await expect.poll(() => names(page)).toEqual(['Ledger 8.4', 'Mobile 14.3', 'Payments 26.12'])

  await page.getByRole('button', { name: 'Remove filter State' }).click()
  await expect.poll(() => names(page)).toEqual(['Ledger 8.4', 'Mobile 14.2', 'Mobile 14.3', 'Payments 26.12'])
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('textbox', { name: 'Words' }).fill('mobile')
  await expect.poll(() => names(page)).toEqual(['Mobile 14.2', 'Mobile 14.3'])
  await expect(bars(page)).toHaveCount(2)
  await page.getByRole('textbox', { name: 'Words' }).fill('nothing has this name')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'No release passes this filter' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page.getByRole('main').getByText('5 releases', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page.getByText('3 of 5 releases')).toBeVisible()
})

test('a view is saved under its name, and is there after a new start', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await page.getByRole('tab', { name: 'All releases' }).click()
  await page.getByRole('button', { name: 'Add filter' }).click()
  await page.getByRole('menuitem', { name: 'State' }).click()
  await page.getByRole('radio', { name: 'is', exact: true }).check()
  await page.getByRole('checkbox', { name: 'Closed' }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'State is Closed', exact: true })).toBeFocused()
  await expect.poll(() => names(page)).toEqual(['Mobile 14.2'])
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(page.getByRole('textbox', { name: 'Name of the view' })).toBeFocused()
  await page.getByRole('button', { name: 'Save view' }).last().click()
  await expect(page.getByText('Give the view a name.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('What is out')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'What is out' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('button', { name: 'Reset' })).toBeHidden()

  const { page: again } = await launched.relaunch()
  await again.getByRole('tab', { name: 'What is out' }).click()
  await expect.poll(() => names(again)).toEqual(['Mobile 14.2'])
  await again.getByRole('button', { name: 'Remove filter State' }).click()
  await again.getByRole('button', { name: 'Save changes' }).click()
  await expect(again.getByRole('button', { name: 'Save changes' })).toBeHidden()
  await again.getByRole('button', { name: 'Remove view' }).click()
  await expect(again.getByRole('tab', { name: 'What is out' })).toBeHidden()
  await again.getByRole('button', { name: 'Undo', exact: false }).first().click()
  await expect(again.getByRole('tab', { name: 'What is out' })).toBeVisible()
})

test('a cell is edited where it stands, a refusal keeps what was typed, and undo takes an edit back', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await cell(page, 'Ledger 8.4', 1).dblclick()
  await expect(page.getByLabel('Type of Ledger 8.4')).toBeFocused()
  await page.keyboard.type('Pa')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Ledger 8.4', 1)).toHaveText('Patch')
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(cell(page, 'Ledger 8.4', 1)).toHaveText('Minor')
  await cell(page, 'Ledger 8.4', 1).dblclick()
  await page.getByLabel('Type of Ledger 8.4').selectOption('Patch')
  await expect(cell(page, 'Ledger 8.4', 1)).toHaveText('Patch')

  await cell(page, 'Ledger 8.4', 3).dblclick()
  await page.getByRole('textbox', { name: /^Target, UTC of Ledger 8.4/ }).fill('the day after')
  await page.keyboard.press('Enter')
  await expect(page.getByText("“the day after” can't be read as a date.", { exact: false })).toBeVisible()
  await page.getByRole('textbox', { name: /^Target, UTC of Ledger 8.4/ }).fill(clock(dayAfter(21), '20:30'))
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Ledger 8.4', 3)).toContainText('20:30')

  await cell(page, 'Ledger 8.4', 2).dblclick()
  await page.getByLabel('State of Ledger 8.4').selectOption('Build & test')
  await expect(page.getByText('Put at least one change or work item in scope.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(page, 'Ledger 8.4', 2)).toHaveText('Planning')

  await page.keyboard.press('ControlOrMeta+z')
  await expect(cell(page, 'Ledger 8.4', 3)).not.toContainText('20:30')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cell(page, 'Ledger 8.4', 1)).toHaveText('Minor')
})

test('the selected release is told in the inspector, attention first, and can be pinned; keys alone lead to its page', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await expect(cell(page, 'Payments 26.12', 7)).toContainText('In a hard freeze')
  await table(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('Payments 26.12')
  await expect(inspector.getByRole('heading', { level: 3 }).first()).toHaveText('In a hard freeze')
  await expect(inspector).toContainText('Payments 26.12 lies in “Year-end freeze”')
  await expect(inspector).toContainText('1 of 2 met')
  await expect(inspector.getByRole('list', { name: 'Criteria' }).getByRole('listitem').first()).toContainText('CAB approval covers the plan')
  await expect(inspector).toContainText('level 5, Very high')
  await expect(inspector.getByRole('list', { name: 'Last changes' })).toContainText('Karin Aalto Seeded')
  await inspector.getByRole('button', { name: 'Pin Payments 26.12' }).click()
  await expect(page.getByRole('region', { name: 'Pinned releases' })).toContainText('Payments 26.12')

  await table(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Payments')
})

test('the roadmap is walked with arrows, shows quarters, and can be put away', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await bars(page).filter({ hasText: 'Ledger 8.4' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { level: 2 })).toHaveText('Payments 26.12')
  await expect(bars(page).filter({ hasText: 'Payments 26.12' })).toBeFocused()
  await page.getByRole('button', { name: 'Roadmap: 12 weeks' }).click()
  await page.getByRole('menuitem', { name: 'Quarters' }).click()
  await expect(page.getByRole('region', { name: 'Roadmap' })).toContainText(/Q[1-4]/)
  await page.getByRole('button', { name: 'Roadmap: Quarters' }).click()
  await page.getByRole('menuitem', { name: 'none' }).click()
  await expect(page.getByRole('region', { name: 'Roadmap' })).toBeHidden()
})
