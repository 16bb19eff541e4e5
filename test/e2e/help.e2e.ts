import { expect, type Page } from '@playwright/test'
import { test } from './launch'

async function empty(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['workspace:create']({ name: 'Norhaven Bank', from: 'empty', zone: 'Europe/Copenhagen' })
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: 'No releases yet' })).toBeVisible()
}
const lookFor = (page: Page) => page.getByRole('searchbox', { name: 'Look for' })

test('a question mark shows the keys, and letters can be switched off; then F1 still opens help', async ({ start }) => {
  const { page } = await start()
  await empty(page)
  await page.keyboard.press('?')
  await expect(page.getByRole('table', { name: 'Everywhere' })).toContainText('Find or do')
  await expect(page.getByRole('table', { name: 'Calendar' })).toContainText('Today')
  const letters = page.getByRole('checkbox', { name: 'Single letters act in the views that have them' })
  await letters.uncheck()
  await expect(page.getByRole('row', { name: /^Today/ })).toContainText('off')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { name: 'No releases yet' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('heading', { name: 'No releases yet' })).toBeVisible()
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible()
})

test('one field looks through terms, keys and first steps', async ({ start }) => {
  const { page } = await start()
  await empty(page)
  await page.keyboard.press('F1')
  await lookFor(page).fill('rollback')
  await expect(page.getByRole('term')).toHaveText(['Back-out planrollback, remediation'])
  await lookFor(page).fill('critical pa')
  await expect(page.getByRole('term').first()).toHaveText('Critical path')
  await expect(page.getByRole('table', { name: 'Gantt and deployment plan' })).toContainText('Along the critical path')
  await lookFor(page).fill('zyxw')
  await page.getByRole('button', { name: 'Clear “zyxw”' }).click()
  await expect(page.getByRole('heading', { name: 'Plan the night' })).toBeVisible()
})

test('About says what runs here', async ({ start }) => {
  const { app, page } = await start()
  await empty(page)
  await page.keyboard.press('F1')
  await page.getByRole('tab', { name: 'About' }).click()
  const versions = await app.evaluate(() => process.versions)
  await expect(page.getByRole('tabpanel')).toContainText(versions['electron'] ?? '?')
  await expect(page.getByRole('tabpanel')).toContainText(versions['chrome'] ?? '?')
  await expect(page.getByRole('tabpanel')).toContainText('MIT licence')
})
