import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { hasSharedData, sharedData } from '#test/shared-data'
import { type Launched, type LaunchOptions, test } from './launch'

type Answer = { readonly dialog: 'read' | 'write'; readonly path: string }
type Start = (options?: LaunchOptions) => Promise<Launched>
const read = (path: string): Answer => ({ dialog: 'read', path })
const write = (path: string): Answer => ({ dialog: 'write', path })

/** An empty workspace in Copenhagen, in which the dialogs answer these files, one after another. */
async function open(start: Start, answers: readonly Answer[]): Promise<Page> {
  const script = join(mkdtempSync(join(tmpdir(), 'slipway-answers-')), 'answers.json')
  writeFileSync(script, JSON.stringify(answers))
  const { page } = await start({ args: [`--dialog-answers=${script}`] })
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen' } })
    await ask['workspace:create']({ name: 'Plans', from: 'empty', zone: 'Europe/Copenhagen' })
  })
  await page.reload()
  await page.getByRole('button', { name: /Import a table of releases/ }).click()
  await page.getByRole('button', { name: 'Choose a file' }).click()
  return page
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Find a release, change, person or command' }).fill(words)
  await page.getByRole('option', { name: new RegExp(`^${words}`) }).click()
}

async function importMore(page: Page): Promise<void> {
  await command(page, 'Import a table')
  await page.getByRole('button', { name: 'Choose a file' }).click()
}

/** Nothing on the screen may keep anybody out, in the light or in the dark. */
async function fitsEverybody(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual([])
  }
}

const figure = (page: Page, label: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')

/** Two tasks of a night, as another program would write them, with things that Slipway has no place for. */
const night = `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Title>Swap the switch</Title><StartDate>2026-12-05T22:00:00</StartDate><CalendarUID>1</CalendarUID>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>${[1, 2, 3, 4, 5, 6, 7]
  .map(
    (day) =>
      `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>00:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>`,
  )
  .join('')}</WeekDays></Calendar></Calendars>
<Tasks>
<Task><UID>1</UID><Name>Drain traffic</Name><OutlineNumber>1</OutlineNumber><OutlineLevel>1</OutlineLevel><Duration>PT1H30M0S</Duration><Deadline>2026-12-06T02:00:00</Deadline></Task>
<Task><UID>2</UID><Name>Swap</Name><OutlineNumber>2</OutlineNumber><OutlineLevel>1</OutlineLevel><Duration>soon</Duration>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>300</LinkLag></PredecessorLink></Task>
</Tasks></Project>`

test('project XML is seen with what is not kept of it, comes in as one step, goes with one undo, and is equal when it is written and read again', async ({
  start,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-project-'))
  const [source, first, second] = ['night.xml', 'first.xml', 'second.xml'].map((name) => join(folder, name)) as [string, string, string]
  writeFileSync(source, night)
  const page = await open(start, [read(source), write(first), read(first), write(second)])
  await expect(page.getByText('night.xml: MS Project XML, 2 tasks, 1 link')).toBeVisible()
  await expect(figure(page, 'Starts')).toHaveText('5 Dec 2026, 22:00')
  await expect(figure(page, 'Ends')).toHaveText('6 Dec 2026, 00:00')
  await page.getByRole('tab', { name: /^Not kept/ }).click()
  await expect(page.getByRole('grid', { name: 'Not kept' })).toContainText('Task: deadline')
  await page.getByRole('tab', { name: /^Problems 1/ }).click()
  await expect(page.getByRole('grid', { name: 'Problems' })).toContainText('“soon” is no duration; 0 was taken.')
  await expect(page.getByRole('contentinfo')).toContainText('no releases')
  await fitsEverybody(page)

  await page.getByLabel('Name of the new release').fill('Core switch 26.12')
  await page.getByRole('button', { name: 'Import plan of 2 tasks' }).click()
  await expect(page.locator('#toast')).toContainText('Imported the deployment plan of “Core switch 26.12” with 2 tasks from “night.xml”')
  await expect(page.getByRole('tab', { name: 'Deployment plan' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('row', { name: /Drain traffic/ }).first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('contentinfo')).toContainText('no releases')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(page.getByRole('row', { name: /Drain traffic/ }).first()).toBeVisible()

  await command(page, 'Export plan as project XML')
  await expect(page.locator('#toast')).toContainText('Exported the plan of Core switch 26.12 as first.xml: 2 tasks, 1 link.')
  await importMore(page)
  await expect(page.getByText('first.xml: MS Project XML, 2 tasks, 1 link')).toBeVisible()
  await expect(page.getByText('As the file says.')).toBeVisible()
  await page.getByLabel('Name of the new release').fill('The same again')
  await page.getByRole('button', { name: 'Import plan of 2 tasks' }).click()
  await expect(page.getByRole('heading', { name: 'The same again' })).toBeVisible()
  await command(page, 'Export plan as project XML')
  await expect(page.locator('#toast')).toContainText('as second.xml')
  expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'))
})

test('a checklist takes a start and an order, and goes into a release that has no plan yet', async ({ start }) => {
  const file = join(mkdtempSync(join(tmpdir(), 'slipway-list-')), 'steps.md')
  writeFileSync(file, '# Night\n\n## Before\n- [ ] Stop the [shop](https://example.org)\n- [ ] Copy\n\n## After\n- [ ] Start\n')
  const page = await open(start, [read(file), read(file), read(file)])
  await expect(page.getByText('steps.md: Checklist in Markdown, 3 tasks, no links')).toBeVisible()
  await expect(figure(page, 'Starts')).toHaveText('–')
  await page.getByLabel('Starts', { exact: true }).fill('2026-12-05T22:00')
  await fitsEverybody(page)
  // By keys alone.
  await page.getByRole('checkbox', { name: /One after the other/ }).focus()
  await page.keyboard.press('Space')
  await expect(figure(page, 'Ends')).toHaveText('5 Dec 2026, 22:45')
  await page.getByRole('button', { name: 'Import plan of 3 tasks' }).click()
  await expect(page.getByRole('row', { name: /Stop the shop/ }).first()).toBeVisible()

  await importMore(page)
  await page.getByRole('combobox', { name: 'Release' }).click()
  await page.getByRole('option', { name: 'Night (has a plan)' }).click()
  await expect(page.getByText('The release has a plan with 5 tasks')).toBeVisible()
  await fitsEverybody(page)
  await page.getByRole('radio', { name: /Bring it up to the file/ }).check()
  await page.getByRole('button', { name: 'Import plan of 3 tasks' }).click()
  await expect(page.locator('#toast')).toContainText('Brought the deployment plan of “Night” up to “steps.md”: 0 changed, 0 new, 0 only here')
  await importMore(page)
  await page.getByRole('combobox', { name: 'Release' }).click()
  await page.getByRole('option', { name: 'Night (has a plan)' }).click()
  await page.getByRole('radio', { name: /Replace it/ }).check()
  await page.getByRole('button', { name: 'Import plan of 3 tasks' }).click()
  await expect(page.locator('#toast')).toContainText('in place of the one with 5')
  await expect(page.getByRole('row', { name: /Stop the shop/ }).first()).toBeVisible()
})

test('files of other programs are refused in one sentence that names them', async ({ start }) => {
  const file = join(mkdtempSync(join(tmpdir(), 'slipway-other-')), 'plan.xml')
  writeFileSync(file, '<?xml version="1.0"?><APIBusinessObjects><Project/></APIBusinessObjects>')
  const bomb = join(mkdtempSync(join(tmpdir(), 'slipway-bomb-')), 'bomb.xml')
  writeFileSync(bomb, '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Project>&b;</Project>')
  const page = await open(start, [read(file), read(bomb)])
  await expect(page.getByRole('alert')).toHaveText('This is Primavera P6 XML, not MS Project’s: export it as Microsoft Project XML there.')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await expect(page.getByRole('alert')).toContainText('declares a document type in line 1')
})

if (hasSharedData)
  test('a runbook of 120 tasks comes in whole by the clock that its headers say, and ends when it must', async ({ start }) => {
    const page = await open(start, [read(sharedData('runbooks', 'cutover-faulty-60.csv')), read(sharedData('runbooks', 'cutover-120.csv'))])
    await expect(page.getByText('Tasks 41, 44 and 47 wait for each other in a circle.')).toBeVisible()
    await page.getByRole('tab', { name: 'Problems 8' }).click()
    await expect(page.getByRole('grid', { name: 'Problems' })).toContainText('There is no task 999 to wait for.')
    await page.getByRole('button', { name: 'Choose another file' }).click()
    await expect(page.getByText('cutover-120.csv: Runbook table, 120 tasks, 285 links')).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Time zone of the file' })).toHaveValue('Europe/Berlin')
    await expect(figure(page, 'Ends')).toHaveText('17 May 2026, 15:30')
    await page.getByRole('button', { name: 'Import plan of 120 tasks' }).click()
    await expect(page.getByRole('row', { name: /Start of the cutover/ }).first()).toBeVisible()
    await expect(page.getByText(/17 May, 15:30/).first()).toBeVisible()
  })
