import { expect, type Page } from '@playwright/test'
import { test } from './launch'

async function sample(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    const made = await ask['workspace:create']({ name: 'Norhaven Bank', from: 'sample', zone: 'Europe/Copenhagen' })
    if (!made.ok) throw new Error(made.failure.message)
  })
  await page.reload()
}

const field = (page: Page) => page.getByRole('combobox', { name: 'Find a release, change, person or command' })
const chosen = (page: Page) => page.getByRole('option', { selected: true })

async function open(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await field(page).fill(text)
}

test('the palette finds what there is, does what can be done, and says why not', async ({ start }) => {
  const { page } = await start()
  await sample(page)
  await expect(page.getByRole('heading', { name: 'Portfolio' })).toBeVisible()

  await test.step('a release is found with a typo and opened by keyboard alone; the palette remembers it', async () => {
    await open(page, 'paymnets 26.12')
    await expect(chosen(page)).toContainText('Payments 26.12')
    await expect(chosen(page)).toContainText('Release')
    await page.keyboard.press('Enter')
    await expect(field(page)).toBeHidden()
    await expect(page.getByRole('heading', { name: 'Payments 26.12', level: 1 })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('heading', { name: 'Portfolio', level: 1 })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option').first()).toContainText('Payments 26.12')
    await page.keyboard.press('Escape')
    await expect(field(page)).toBeHidden()
  })

  await test.step('what was just typed is found by its words, and no longer after undo', async () => {
    await page.evaluate(async () => {
      const { slipwayTest } = window as unknown as { slipwayTest: { run: (draft: object) => Promise<{ ok: boolean }> } }
      const operation = (field: string, value: unknown, was: unknown) => ({ entity: 'risk/zz1', field, value, was })
      await slipwayTest.run({
        command: 'add-risk',
        summary: 'Added “Zyxwolith migration”',
        operations: [operation('removed', false, true), operation('of', 'workspace/this', ''), operation('title', 'Zyxwolith migration fails', '')],
      })
    })
    await open(page, 'zyxwolith')
    await expect(chosen(page)).toContainText('Zyxwolith migration fails')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Risks', level: 1 })).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Zyxwolith migration fails')
    await page.keyboard.press('ControlOrMeta+z')
    await open(page, 'zyxwolith')
    await expect(page.getByText('Nothing is called so')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(field(page)).toBeHidden()
  })

  await test.step('commands are done from the palette; one that can’t be done says why and stays', async () => {
    await open(page, '> undo')
    await expect(chosen(page)).toContainText('Nothing to undo.')
    await expect(chosen(page)).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Enter')
    await expect(field(page)).toBeVisible()
    await field(page).fill('> dark th')
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })

  await test.step('the arrows go through all groups and around', async () => {
    await open(page, 'ledger')
    await expect(page.getByRole('group', { name: 'Go to' }).getByRole('option').first()).toContainText('Ledger')
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('option').last()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  })
})
