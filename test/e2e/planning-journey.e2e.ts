import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './launch'
import { readPdf } from './read-pdf'

const zone = 'Europe/Berlin'
const steps = 120

/**
 * A runbook as Cutover exports it: 120 tasks in four stages of thirty, each after the one before it, every third also after the
 * third before; ten minutes each, so that the night takes twenty hours.
 */
function runbook(): string {
  const head = 'Task ID,Title,Predecessor IDs,Stream,Task Type,Planned Duration,Assigned Team (Name),Planned Fixed Date/Time (Europe/Berlin)'
  const rows = Array.from({ length: steps }, (_, at) => {
    const number = at + 1
    const before = [at, at % 3 === 0 ? at - 2 : 0].filter((one) => one > 0).map((one) => `#${one}`)
    const fixed = number === 1 ? '15/05/2027 20:00' : ''
    return `#${number},Step ${number} of the cut-over,"${before.join(', ')}",Stage ${Math.floor(at / 30) + 1},Normal,00:10:00,Team ${(at % 4) + 1},${fixed}`
  })
  return `${[head, ...rows].join('\r\n')}\r\n`
}

const room = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Find a release, change, person or command' }).fill(words)
  await page
    .getByRole('option', { name: new RegExp(`^${words}`) })
    .first()
    .click()
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text)
  await page.getByLabel(label).press('Enter')
}

const scheduled = (
  file: string,
): {
  readonly start: string
  readonly finish: string
  readonly tasks: readonly { readonly name: string; readonly start: string; readonly critical: boolean }[]
} => JSON.parse(execFileSync(process.execPath, ['electron/cli/slipway.mjs', 'schedule', '--json', '--zone', zone, file], { encoding: 'utf8', stdio: 'pipe' }))

test('a runbook of 120 steps is planned for its night: window, freeze, conflict, repair, chance, point of no return, print, and the same on the command line', async ({
  start,
}) => {
  // A whole evening's work in one go.
  test.setTimeout(180_000)
  const folder = mkdtempSync(join(tmpdir(), 'slipway-planning-'))
  const [table, xml, pdf, answers] = ['runbook.csv', 'plan.xml', 'gantt.pdf', 'answers.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  writeFileSync(table, runbook())
  writeFileSync(
    answers,
    JSON.stringify([
      { dialog: 'read', path: table },
      { dialog: 'write', path: xml },
      { dialog: 'write', path: pdf },
    ]),
  )
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  await page.evaluate(async (inZone) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Andersen', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: inZone } })
    await ask['workspace:create']({ name: 'Cut-over', from: 'empty', zone: inZone })
  }, zone)
  await page.reload()

  // The runbook comes in as a plan of a new release.
  await page.getByRole('button', { name: /Import a table of releases/ }).click()
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await expect(page.getByText(`runbook.csv: Runbook table, ${steps} tasks`)).toBeVisible()
  await page.getByLabel('Name of the new release').fill('ERP 27.5')
  await page.getByRole('button', { name: `Import plan of ${steps} tasks` }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ERP 27.5' })).toBeVisible()
  await expect(page.getByText(/^Planned end .*16:00$/)).toBeVisible()

  // The command line schedules the exported plan alike.
  await command(page, 'Export plan as project XML')
  await expect(page.locator('#toast')).toContainText('as plan.xml')
  const told = scheduled(xml)
  expect([Date.parse(told.start), Date.parse(told.finish)]).toEqual([Date.parse('2027-05-15T18:00:00Z'), Date.parse('2027-05-16T14:00:00Z')])
  expect(told.tasks.filter(({ name }) => name.startsWith('Step ')).length).toBe(steps)
  expect(scheduled(table).finish).toBe(told.finish)

  // Window, estimates, and what it takes to go back.
  await page.getByRole('button', { name: 'Start and window' }).click()
  await write(page, 'Window opens', '15 May 2027 20:00')
  await write(page, 'Window closes', '16 May 2027 19:00')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Spare 3 h', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Forecast' }).click()
  await page.getByRole('button', { name: /^Estimate \d+ steps$/ }).click()
  await expect(page.getByText(/^Inside window \d+\u2009%$/)).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: /^To undo/ }).check()
  await page.keyboard.press('Escape')
  const step = page
    .getByRole('treegrid')
    .getByRole('row', { name: /Step 2 of the cut-over/ })
    .first()
  await step.click()
  const undo = step.getByRole('gridcell').nth(await columnOf(page, 'To undo'))
  await undo.dblclick()
  await page.getByLabel(/^To undo of Step 2/).fill('2 h')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Point of no return /).first()).toBeVisible()

  // A freeze over the night is a conflict, seen where the release is, and repaired by the next free slot.
  await room(page, 'Calendar')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  const form = page.getByRole('dialog', { name: 'New entry' })
  await form.getByLabel('Kind').selectOption('Freeze')
  await form.getByLabel('Title').fill('Half-year accounts')
  await form.getByLabel('Start').fill('15 May 2027')
  await form.getByLabel('End').fill('17 May 2027')
  await form.getByRole('button', { name: 'Add freeze' }).click()
  await room(page, 'Conflicts')
  const list = page.getByRole('treegrid', { name: 'Conflicts' })
  await expect(list).toContainText('In a hard freeze')
  await list
    .getByRole('row', { name: /In a hard freeze/ })
    .first()
    .click()
  await expect(page.getByText('It applies to everything')).toBeVisible()
  await page.getByRole('button', { name: 'Find next free slot' }).click()
  await page.getByRole('button', { name: /^Move .* there$/ }).click()
  await expect(page.locator('#toast')).toContainText('Moved “ERP 27.5” to 18 May, 00:00')
  await expect(list.getByRole('row', { name: /In a hard freeze/ })).toHaveCount(0)

  // The plan moved with its window; the Gantt is printed with what was found.
  await command(page, 'ERP 27.5')
  await page.getByRole('tab', { name: 'Deployment plan' }).click()
  await expect(page.getByText('Spare 3 h', { exact: true })).toBeVisible()
  await expect(page.getByText('Planned end 20:00', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Print Gantt' }).click()
  await page.getByRole('dialog', { name: 'Print the Gantt' }).getByLabel('Scale').selectOption('On 2 pages side by side')
  await page.getByRole('button', { name: 'Print into a file' }).click()
  await expect(page.locator('#toast')).toContainText('gantt.pdf')
  const printed = (await readPdf(new Uint8Array(readFileSync(pdf)))).pages.flatMap(({ lines }) => lines).join('\n')
  for (const words of ['Step 120 of the cut-over', 'Deployment window', 'Point of no return', 'runs end by']) expect(printed).toContain(words)
})

async function columnOf(page: Page, head: string): Promise<number> {
  const heads = await page.getByRole('treegrid').getByRole('columnheader').allTextContents()
  const at = heads.findIndex((text) => text.trim() === head)
  if (at === -1) throw new Error(`There is no column “${head}” among ${heads.join(', ')}.`)
  return at
}
