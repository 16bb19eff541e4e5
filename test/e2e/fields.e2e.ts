import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { test } from './launch'

async function release(page: Page, target: string): Promise<void> {
  await page.evaluate(async (when) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    await ask['workspace:create']({ name: 'Fields', from: 'empty', zone: 'Europe/Copenhagen' })
    const operation = (field: string, value: string | boolean, was: string | boolean) => ({ entity: 'release/r', field, value, was })
    await ask['journal:write']({
      drafts: [
        {
          command: 'seed',
          summary: 'Seeded',
          operations: [operation('removed', false, true), operation('name', 'Payments', ''), operation('target', when, '')],
        },
      ],
    })
  }, target)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Portfolio', level: 1 })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: /^Find a release/ }).fill('Payments')
  await expect(page.getByRole('option', { name: /^Payments/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Payments', level: 1 })).toBeVisible()
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Target', exact: true })

test('a day is taken by pointer and by keyboard from the month under the field, and the time of day stays', async ({ start }) => {
  const { page } = await start()
  await release(page, '2026-12-05T21:00:00Z')
  await expect(field(page)).toHaveValue('Sat 5 Dec 2026, 22:00')
  await field(page).click()
  const days = page.getByRole('dialog')
  await expect(days.getByRole('button', { name: '5 December 2026', exact: true })).toHaveAttribute('data-selected', 'true')
  await days.getByRole('button', { name: '12 December 2026', exact: true }).click()
  await expect(field(page)).toHaveValue('Sat 12 Dec 2026, 22:00')
  await expect(days).toBeHidden()

  await field(page).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(days).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await days.getByRole('button', { name: '12 December 2026', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('Sun 13 Dec 2026, 22:00')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.press('Escape')
  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click()
  await expect(field(page)).toHaveValue('Sat 12 Dec 2026, 22:00')
})

test('a date is typed as people write it; what can’t be read stays with its reason; Escape gives up', async ({ start }) => {
  const { page } = await start()
  await release(page, '2026-12-05')
  for (const [typed, shown] of [
    ['12 Dec 2026 23:30', 'Sat 12 Dec 2026, 23:30'],
    ['+3d', 'Tue 15 Dec 2026, 23:30'],
    ['2026-12-24', 'Thu 24 Dec 2026'],
  ] as const) {
    await field(page).fill(typed)
    await page.keyboard.press('Enter')
    await expect(field(page)).toHaveValue(shown)
  }
  await field(page).fill('05/12')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText("can't be read as a date")
  await expect(field(page)).toHaveValue('05/12')
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('Thu 24 Dec 2026')
})
