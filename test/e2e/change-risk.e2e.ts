import { expect, type Page } from '@playwright/test'
import { test } from './launch'

const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name })
const room = (page: Page, name: string) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name, exact: true }).click()

async function openChange(page: Page, number: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: /^Find a release/ }).fill(number)
  await expect(page.getByRole('group', { name: 'Go to' }).getByRole('option', { selected: true })).toContainText(number)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number)
}

test('a change is assessed by keyboard, says why it has its level, and follows a rule that is edited and put back', async ({ start }) => {
  test.setTimeout(120_000)
  const { page } = await start()
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    const made = await ask['workspace:create']({ name: 'Norhaven Bank', from: 'sample', zone: 'Europe/Copenhagen' })
    if (!made.ok) throw new Error(made.failure.message)
  })
  await page.reload()
  await expect(page.getByRole('grid', { name: 'Releases' })).toBeVisible()
  await openChange(page, 'CHG0040181')
  await tab(page, 'Risk').click()
  const aside = page.getByRole('complementary', { name: 'Assessed risk' })
  const engines = aside.getByRole('list', { name: 'What each way of assessing says' })
  await expect(aside.getByRole('heading', { level: 2 }).first()).toHaveText('Why level 3, Moderate?')
  await expect(aside).toContainText('Nobody has assessed it yet')
  await expect(engines).toContainText('None of 7 questions is answered.')
  await expect(engines).toContainText('Not rated.')

  // Arrows only go along; Space and digits choose, and one answer is one entry.
  const reach = page.getByRole('group', { name: /How much of the estate/ })
  await reach.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(reach.getByRole('radio', { checked: true })).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(reach.getByRole('radio', { name: /^3/ })).toBeChecked()
  await expect(engines).toContainText('1 of 7 answered: at least this')
  for (const question of [
    /How well is this kind/,
    /How was it tested/,
    /How hard is it to take back/,
    /What do users notice/,
    /What else has to go right/,
    /what protects the service/,
  ]) {
    const group = page.getByRole('group', { name: question })
    await group.getByRole('radio').first().focus()
    await page.keyboard.press('5')
    await expect(group.getByRole('radio', { name: /^5/ })).toBeChecked()
  }
  await expect(engines).toContainText('from 7 answers.')
  await expect(aside.getByRole('heading', { level: 2 }).first()).toHaveText('Why level 5, Very high?')
  await expect(aside).not.toContainText('Nobody has assessed it yet')
  await expect(engines.getByRole('listitem').filter({ hasText: 'highest, so it counts' })).toContainText('Questionnaire')
  await expect(aside.getByText('Stated as Moderate')).toBeVisible()
  await page
    .getByRole('group', { name: /How hard is it to take back/ })
    .getByRole('radio', { name: /^5/ })
    .focus()
  await page.keyboard.press('Delete')
  await expect(engines).toContainText('6 of 7 answered: at least this')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(engines).toContainText('from 7 answers.')

  // Impact is the highest of its dimensions, and the residual rating counts before the inherent one.
  const rate = (label: string, value: string) => page.getByLabel(label, { exact: true }).selectOption(value)
  await rate('Inherent, likelihood', '4')
  await rate('Inherent, impact: service', '2')
  await rate('Inherent, impact: data', '5')
  await expect(engines).toContainText('Inherent: likelihood 4 Likely, impact 5 Severe.')
  await rate('Residual, likelihood', '1')
  await rate('Residual, impact: data', '3')
  await expect(engines).toContainText('Residual: likelihood 1 Rare, impact 3 Moderate.')
  await expect(aside).toContainText('Changes like this one')

  // A rule of one's own, first in the list, by keyboard.
  await room(page, 'Settings')
  await tab(page, 'Risk of changes').click()
  const rules = page.getByRole('table', { name: 'Rules of risk' })
  await page.getByLabel('New rule').fill('Everything in PAY-PRD')
  await page.keyboard.press('Enter')
  await expect(rules.getByRole('row').nth(1)).toContainText('no condition yet')
  await page.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByLabel('What the new condition asks for').selectOption('environment')
  await page.getByLabel('Environment, several with commas between').fill('PAY-PRD, CORE-PRD')
  await page.keyboard.press('Enter')
  await expect(rules.getByRole('row').nth(1)).toContainText('Environment is PAY-PRD or CORE-PRD')
  await page.getByLabel('Level of Everything in PAY-PRD').selectOption('1')
  await openChange(page, 'CHG0040181')
  await tab(page, 'Risk').click()
  await expect(engines).toContainText('Rule 1 holds: Everything in PAY-PRD.')
  await page.getByRole('button', { name: 'Rules, questions and scales' }).click()
  await page.getByLabel('Name of Everything in PAY-PRD').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(rules.getByRole('row').nth(1)).toContainText('Freeze is hard')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByLabel('Name of Everything in PAY-PRD')).toBeVisible()
  await page.getByLabel('In use: Everything in PAY-PRD').uncheck()

  // One that came with Slipway: its first edit writes it, and undo puts it back as it came.
  const emergency = page.getByLabel('Level of Emergency', { exact: true })
  await emergency.selectOption('5')
  await expect(emergency).toHaveValue('5')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(emergency).toHaveValue('3')

  // Gaps and overlaps are named where they are made.
  const bound = page.getByLabel('Level 3: scores above')
  await bound.fill('2.5')
  await bound.press('Enter')
  const doubts = page.getByRole('list', { name: 'Doubtful in these ranges' })
  await expect(doubts).toContainText('Scores above 2.25 up to 2.5 have no level')
  await bound.fill('2')
  await bound.press('Enter')
  await expect(doubts).toContainText('Scores above 2 up to 2.25 have the levels 2 and 3')
  await bound.fill('2.25')
  await bound.press('Enter')
  await expect(page.getByText('Every score from 1 to 5 has one level.')).toBeVisible()

  // The table of levels marks the cells that its doubts are about.
  await tab(page, 'Risk matrix').click()
  await page.getByLabel('Level for Possible, Moderate').selectOption('1')
  await expect(page.getByLabel('Level for Possible, Moderate')).toHaveAccessibleDescription(/The level falls from 2 Low/)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('No level falls where a risk grows')).toBeVisible()

  // The same why from the facts.
  await openChange(page, 'CHG0040181')
  await page.getByRole('button', { name: 'Why level 5, Very high?' }).click()
  const why = page.getByRole('dialog', { name: 'Why level 5, Very high?' })
  await expect(why).toContainText('The highest of 4 levels, never their mean.')
  await why.getByText('How', { exact: true }).nth(1).click()
  await expect(why).toContainText('Sum of answer times weight')
  await page.keyboard.press('Escape')
  await expect(why).toHaveCount(0)
})
