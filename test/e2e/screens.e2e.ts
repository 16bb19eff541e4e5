import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { test } from './launch'

/** Where pictures of every screen are kept for the eyes (one folder a theme); nothing is kept where it is not said. */
const pictures = process.env['SLIPWAY_PICTURES']
const folder = mkdtempSync(join(tmpdir(), 'slipway-screens-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const themes = [
  { theme: 'light', media: { colorScheme: 'light', contrast: 'no-preference' }, rules: undefined },
  { theme: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' }, rules: ['color-contrast', 'link-in-text-block'] },
  // High contrast promises 7 to 1 (design.md, 2).
  { theme: 'contrast', media: { colorScheme: 'light', contrast: 'more' }, rules: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'] },
] as const

/**
 * The others are made of what these are made of: their contrast is looked at in one theme (test/checks/contrast.test.ts
 * holds every pair of colours in all of them).
 */
const inAllThemes =
  /^(?:start|portfolio|palette|release-overview|release-deployment-plan|calendar-month|gantt|risks|cab|audit-trail|settings-you-and-this-window|import|toast|bundle)$/

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']

/** Looks by these rules, or by all. A page that has no axe yet gets it once: it is half a megabyte to read. */
async function violationsOn(page: Page, rules: readonly string[] | undefined): Promise<Violations> {
  // Electron cannot open the blank page in which the newer mode would gather its results.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  if (!(await page.evaluate(() => 'axe' in window))) await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze()
  return page.evaluate(async (only) => {
    const axe = Reflect.get(window, 'axe') as { run: (root: Document, options: object) => Promise<{ violations: Violations }> }
    // Nothing but violations, and no style sheets fetched again: the window is looked at a hundred times.
    const options = { resultTypes: ['violations'], preload: false, ...(only === undefined ? {} : { runOnly: { type: 'rule', values: only } }) }
    return (await axe.run(document, options)).violations
  }, rules)
}

/** Looks at the whole window in the three themes: what is wrong with roles and names is wrong in each, contrast is each one's own. */
async function look(page: Page, screen: string): Promise<void> {
  for (const { theme, media, rules } of inAllThemes.test(screen) || pictures !== undefined ? themes : themes.slice(0, 1)) {
    await page.emulateMedia(media)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    if (pictures !== undefined) {
      mkdirSync(join(pictures, theme), { recursive: true })
      await page.screenshot({ path: join(pictures, theme, `${screen}.png`), animations: 'disabled' })
    }
    const violations = await violationsOn(page, rules)
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join('\n')}`),
        `${screen}, ${theme}`,
      )
      .toEqual([])
  }
}

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name })

async function room(page: Page, name: string): Promise<void> {
  const button = page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name, exact: true })
  await button.click()
  await expect(button).toHaveAttribute('aria-current', 'page')
}

async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: /^Find a release/ }).fill(words)
  await expect(page.getByRole('option', { selected: true })).toContainText(words)
  await page.keyboard.press('Enter')
}

async function workspace(page: Page, from: 'sample' | 'empty'): Promise<void> {
  await page.evaluate(async (source) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    const made = await ask['workspace:create']({ name: 'Norhaven Bank', from: source, zone: 'Europe/Copenhagen' })
    if (!made.ok) throw new Error(made.failure.message)
  }, from)
  await page.reload()
}

/** Side by side, for together they are the longest of all tests. */
test.describe.configure({ mode: 'parallel', timeout: 240_000 })

test('axe finds nothing on the screens of a beginning, in any theme', async ({ start }) => {
  const { page } = await start()
  const screen = (name: string) => look(page, name)
  await expect(page.getByRole('heading', { name: 'No releases yet' })).toBeVisible()
  await screen('start')
  await page.getByRole('button', { name: /Look around in a sample portfolio/ }).click()
  await screen('start-who')

  await workspace(page, 'empty')
  await expect(page.getByRole('heading', { name: 'No releases yet' })).toBeVisible()
  await page.getByRole('button', { name: /Start with one release/ }).click()
  await screen('start-release')
  for (const name of ['Calendar', 'Gantt', 'Risks', 'Audit trail']) {
    await room(page, name)
    await screen(`empty-${name.toLowerCase().replace(' ', '-')}`)
  }
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: /^Find a release/ }).fill('> new release')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('form', { name: 'New release' })).toBeVisible()
  await screen('new-release')
  await page.getByRole('form', { name: 'New release' }).getByLabel('Name').fill('Bare')
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Bare')
  for (const name of ['Overview', 'Scope', 'Phases and gates', 'Deployment plan', 'Risks', 'Documents', 'History']) {
    await tab(page, new RegExp(`^${name}`)).click()
    await screen(`bare-${name.toLowerCase().replaceAll(' ', '-')}`)
  }
  await page.getByRole('button', { name: 'Start planning' }).click()
  await page.getByRole('button', { name: 'Start build and test' }).click()
  await expect(page.getByRole('alert', { name: /what is missing/ })).toBeVisible()
  await screen('release-refused')
})

test('axe finds nothing on the screens of releases and time, in any theme', async ({ start }) => {
  const { page } = await start()
  const screen = (name: string) => look(page, name)
  await workspace(page, 'sample')
  await expect(page.getByRole('grid', { name: 'Releases' })).toBeVisible()
  await screen('portfolio')
  await page.getByRole('grid', { name: 'Releases' }).getByText('Ledger 8.4', { exact: true }).click()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible()
  await screen('portfolio-inspector')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: /^Find a release/ }).fill('ledger')
  await expect(page.getByRole('group', { name: 'Go to' }).getByRole('option').first()).toContainText('Ledger')
  await screen('palette')
  await page.keyboard.press('Escape')

  await find(page, 'Payments 26.12')
  await expect(title(page)).toHaveText('Payments 26.12')
  for (const name of ['Overview', 'Scope', 'Phases and gates', 'Deployment plan', 'Risks', 'Documents', 'History']) {
    await tab(page, new RegExp(`^${name}`)).click()
    await expect(page.getByRole('tabpanel')).not.toBeEmpty()
    if (name === 'Phases and gates')
      await page
        .getByRole('button', { name: /^Waive: / })
        .last()
        .click()
    if (name === 'Risks') await page.getByRole('button', { name: 'Actions of R-27' }).click()
    await screen(`release-${name.toLowerCase().replaceAll(' ', '-')}`)
  }
  await tab(page, /^Scope/).click()
  await page.getByRole('table', { name: 'Changes in scope' }).getByRole('button').first().click()
  await expect(title(page)).toContainText('CHG')
  await screen('change')
  await page.getByRole('button', { name: /^Why (?:level|no level)/ }).click()
  await expect(page.getByRole('dialog', { name: /^Why/ })).toBeVisible()
  await screen('change-why')
  await page.keyboard.press('Escape')
  await tab(page, 'Risk').click()
  await page.getByText('How', { exact: true }).first().click()
  await screen('change-risk')
  await tab(page, /^Tasks/).click()
  await screen('change-tasks')

  await room(page, 'Calendar')
  for (const view of ['Month', 'Week', 'Day', 'Year', 'List']) {
    await page.getByRole('button', { name: view, exact: true }).click()
    await expect(page.getByRole('button', { name: view, exact: true })).toHaveAttribute('aria-pressed', 'true')
    await screen(`calendar-${view.toLowerCase()}`)
  }
  await room(page, 'Gantt')
  await page.getByRole('treegrid').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await screen('gantt')
  await room(page, 'Risks')
  await page.getByRole('grid', { name: 'Residual' }).locator('[data-risk]').first().click()
  await screen('risks')
})

test('axe finds nothing on the screens of the board, the settings, the ways in and out, in any theme', async ({ start }) => {
  const bundle = join(folder, 'Payments.slipway')
  const table = resolve(import.meta.dirname, '../fixtures/sample-risks.csv')
  const answers = join(folder, 'answers.json')
  writeFileSync(
    answers,
    JSON.stringify([
      { dialog: 'read', path: table },
      { dialog: 'write', path: bundle },
      { dialog: 'read', path: bundle },
    ]),
  )
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  const screen = (name: string) => look(page, name)

  await workspace(page, 'sample')
  await expect(page.getByRole('grid', { name: 'Releases' })).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: /^Conflicts/ })
    .click()
  await page
    .getByRole('treegrid', { name: 'Conflicts' })
    .getByRole('row', { name: /In a hard freeze/ })
    .first()
    .click()
  await page.getByText(/^Facts used/).click()
  await page.getByRole('button', { name: 'Find next free slot' }).click()
  await page.getByRole('button', { name: 'Allow with reason' }).click()
  await screen('conflicts')
  await page.getByRole('button', { name: 'Repair what is shown' }).click()
  await page.getByRole('button', { name: 'Find moves' }).click()
  await expect(page.getByText(/^There is no way within these bounds|proven the fewest/)).toBeVisible({ timeout: 60_000 })
  await screen('conflicts-repair')

  await page.getByRole('navigation', { name: 'Rooms' }).getByText('CAB', { exact: true }).click()
  await expect(page.getByRole('listbox', { name: 'Agenda' })).toBeVisible()
  await screen('cab')
  await page.getByRole('button', { name: 'Meeting', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Schedule of change' }).click()
  await expect(page.getByRole('row', { name: /CHG\d/ }).first()).toBeVisible()
  await screen('schedule-of-change')
  await room(page, 'Audit trail')
  await page.getByRole('treegrid', { name: 'Entries' }).locator('[role=row][aria-level="1"]').first().click()
  await screen('audit-trail')
  await room(page, 'Settings')
  for (const name of ['You and this window', 'Risk matrix', 'Risk of changes', 'Working calendars', 'People and devices', 'Data and workspaces']) {
    await tab(page, name).click()
    if (name === 'Risk of changes') {
      await page.getByRole('button', { name: 'Conditions of High impact on many items' }).click()
      await page.getByRole('button', { name: /^Answers of: How was it tested/ }).click()
    }
    await screen(`settings-${name.toLowerCase().replaceAll(' ', '-')}`)
  }
  await page
    .getByRole('button', { name: /to the trash$/ })
    .first()
    .click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await screen('confirm')
  await page.keyboard.press('Escape')
  await room(page, 'Help')
  for (const name of ['First steps', 'Keys', 'Terms', 'About']) {
    await tab(page, name).click()
    await screen(`help-${name.toLowerCase().replaceAll(' ', '-')}`)
  }
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: /^Find a release/ }).fill('> import a table')
  await page.keyboard.press('Enter')
  await screen('import-choose')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await expect(page.getByRole('button', { name: /^Import \d+ risks$/ })).toBeVisible()
  await screen('import')
  await page.getByRole('button', { name: /^Import \d+ risks$/ }).click()
  await expect(page.locator('#toast')).toBeVisible()
  await screen('toast')

  await find(page, 'Payments 26.12')
  await expect(title(page)).toHaveText('Payments 26.12')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: /^Find a release/ }).fill('> export release as bundle')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Exported Payments/).last()).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('ControlOrMeta+o')
  await expect(title(page)).toHaveText('Intact')
  await screen('bundle')
  await tab(page, /^Files/).click()
  await screen('bundle-files')
  await room(page, 'Calendar')
  await screen('bundle-calendar')
  await room(page, 'Portfolio')
  await page.getByRole('grid', { name: 'Releases' }).focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('Enter')
  await screen('bundle-release')
})
