import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { type Launched, test } from './launch'

const release = 'release/e2e'
const fields = {
  [release]: { removed: false, name: 'Payments', version: '26.12', state: 'ready', target: '2026-12-05' },
  'plan/p': { removed: false, of: release, title: 'Cut-over', start: '2026-12-04T15:00:00Z' },
  'task/a': { removed: false, of: release, plan: 'p', code: 'A1', title: 'Prepare', duration: 90, order: 'a' },
  'task/b': { removed: false, of: release, plan: 'p', code: 'B1', title: 'Check the books', duration: 60, order: 'b' },
  'link/a-b': { removed: false, of: release, plan: 'p', from: 'a', to: 'b' },
}

async function seed({ page }: Launched): Promise<void> {
  const operations = Object.entries(fields).flatMap(([entity, held]) =>
    Object.entries(held).map(([field, value]) => ({ entity, field, value, was: field === 'removed' ? true : '' })),
  )
  await page.evaluate(async (seeded) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    await ask['workspace:create']({ name: 'Planning', from: 'empty', zone: 'Europe/Copenhagen' })
    const written = await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations: seeded }] })
    if (!written.ok) throw new Error(written.failure.message)
  }, operations)
}

async function openCalendars(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/settings?section=calendars'
  })
  await page.reload()
  await page.getByRole('tab', { name: 'Working calendars' }).waitFor()
}

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('main').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`)).toEqual([])
}

test('business hours with days off are made in the settings, and a plan that keeps to them is done in them', async ({ start }) => {
  const launched = await start()
  const { page } = launched
  await seed(launched)
  await openCalendars(page)
  await expect(page.getByRole('heading', { name: 'No working calendars yet' })).toBeVisible()
  await axe(page)
  // By keys alone: the button that is offered, then the first field of what it made.
  await page.getByRole('button', { name: 'Add business hours' }).focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('table', { name: 'Working calendars' })
  await expect(list.getByRole('row', { name: /Business hours/ })).toContainText('Mon–Fri 09:00–17:00')
  const friday = page.getByLabel('Friday', { exact: true })
  await friday.fill('22-6')
  await friday.press('Enter')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('ends before it begins')
  await friday.fill('9-12, 13-16:30')
  await friday.press('Enter')
  await expect(friday).toHaveValue('09:00–12:00, 13:00–16:30')
  await page.getByLabel('Days off').fill('7 Dec 2026, 25 Dec 2026')
  await page.getByLabel('Days off').press('Enter')
  const days = page.getByRole('table', { name: 'Days that differ' })
  await expect(days.getByRole('row')).toHaveCount(3)
  const christmas = days.getByRole('textbox', { name: /^Hours of .*25 Dec/ })
  await expect(christmas).toHaveValue('off')
  await christmas.fill('10-12')
  await christmas.press('Enter')
  await expect(christmas).toHaveValue('10:00–12:00')
  await axe(page)
  await page.evaluate(() => window.slipway.ask['settings:save']({ settings: { theme: 'dark' } }))
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(christmas).toHaveValue('10:00–12:00')
  await axe(page)

  await page.getByRole('button', { name: 'Copy this calendar' }).click()
  await expect(list.getByRole('row', { name: /Business hours \(copy\)/ })).toBeVisible()
  await page.getByRole('button', { name: 'Remove this calendar' }).click()
  await expect(list.getByRole('row', { name: /\(copy\)/ })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(list.getByRole('row', { name: /\(copy\)/ })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Shift+z')

  // Friday 16:00 in Copenhagen: half an hour of work, then Saturday, Sunday and the Monday that was taken off.
  await page.evaluate(() => {
    location.hash = '#/release?id=e2e&tab=plan'
  })
  await page.reload()
  await page.getByRole('button', { name: 'Start and window' }).click()
  await page.getByLabel('Working calendar').selectOption({ label: 'Business hours' })
  await page.keyboard.press('Escape')
  const step = page.getByRole('treegrid').getByRole('row', { name: /^B1 Check the books/ })
  await expect(step).toHaveAccessibleName(/10:00 to 11:00/)
  await step.click()
  await page.getByRole('button', { name: 'Why?', exact: true }).click()
  await expect(page.getByText(/^Link with A1, FS: /)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Critical paths' })).toContainText('A1 → B1, ')
  await page.keyboard.press('Escape')
  await openCalendars(page)
  await expect(page.getByText('Kept to by 1 plan.')).toBeVisible()
})
