import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './launch'
import { type ReadPdf, readPdf } from './read-pdf'
import { allText, expectContents, outside } from './sound-pdf'

const folder = process.env['SLIPWAY_KEEP_PDFS'] ?? mkdtempSync(join(tmpdir(), 'slipway-cab-print-'))
test.afterAll(() => {
  if (process.env['SLIPWAY_KEEP_PDFS'] === undefined) rmSync(folder, { recursive: true, force: true })
})

const names = ['agenda', 'minutes', 'month', 'gantt', 'schedule'] as const
const fileOf = (name: (typeof names)[number]): string => join(folder, `cab-${name}.pdf`)

/** What is to be printed next, read back: tagged, with its fonts inside, and nothing in the margins. */
async function printed(page: Page, name: (typeof names)[number]): Promise<ReadPdf> {
  await expect(page.locator('#toast')).toContainText(`into cab-${name}.pdf`, { timeout: 90_000 })
  const pdf = await readPdf(readFileSync(fileOf(name)))
  expect(pdf.isTagged).toBe(true)
  expect(pdf.looseFonts).toEqual([])
  expect(pdf.pages.flatMap(outside)).toEqual([])
  for (const [at, { lines }] of pdf.pages.entries()) expect(lines.at(-1)).toContain(`page ${at + 1} of ${pdf.pages.length}`)
  return pdf
}

const room = (page: Page, name: string): Promise<void> => page.getByRole('navigation', { name: 'Rooms' }).getByText(name, { exact: true }).click()
const hashLine = /([0-9a-f]{4} [0-9a-f]{4}) ?, content of \d+ items/
/** Words of the paper in one line, since a cell breaks them anywhere. */
const flat = (pdf: ReadPdf): string =>
  pdf.pages
    .flatMap(({ pieces }) => pieces.map(({ text }) => text))
    .join(' ')
    .replace(/\s+/g, ' ')

test('the agenda of the sample’s board, its minutes, and every paper on which its stale approval shows, are read back', async ({ start }) => {
  test.setTimeout(420_000)
  const answers = join(folder, 'cab-answers.json')
  writeFileSync(answers, JSON.stringify(names.map((name) => ({ dialog: 'write', path: fileOf(name) }))))
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  await page.evaluate(async () => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
    await ask['settings:save']({ settings: { zone: 'UTC', paper: 'Letter' } })
    await ask['workspace:create']({ name: 'Norhaven Bank', from: 'sample', zone: 'UTC' })
  })
  await page.reload()
  await page.getByRole('button', { name: 'New release' }).waitFor()
  await room(page, 'CAB')
  let hash = ''
  const items = page.getByRole('listbox', { name: 'Agenda' }).getByRole('option')

  const month = await test.step('an approved change is edited', async () => {
    await items.filter({ hasText: 'CHG0040231' }).click()
    await page.getByRole('button', { name: 'Go to the change' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('CHG0040231')
    await page.getByRole('textbox', { name: 'Justification' }).fill('Because the scheme says so.')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('region', { name: 'Approval' }).getByRole('heading', { name: 'Approval stale' })).toBeVisible()
    const planned = await page.getByLabel('Planned start', { exact: true }).inputValue()
    return new Date(`${planned.replace(/,.*/, '')} UTC`).toISOString().slice(0, 10)
  })

  await test.step('the agenda has a card for each item in the order of the room, what changed since the approval, conflicts, months and risks', async () => {
    await room(page, 'CAB')
    await expect(items.first()).toBeVisible()
    const order = (await items.allTextContents()).map((text) => /CHG\d{7}/.exec(text)?.[0] ?? '')
    await page.getByRole('button', { name: 'Meeting', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Export the agenda as PDF' }).click()
    const agenda = await printed(page, 'agenda')
    expectContents(agenda, 2)
    expect([agenda.pages[0]?.width, agenda.pages[0]?.height]).toEqual([612, 792])
    const cards = agenda.outline.filter(({ title, depth }) => depth === 2 && /^\d+ /.test(title))
    expect(cards.map(({ title }) => /CHG\d{7}/.exec(title)?.[0] ?? '')).toEqual(order)
    for (const { page: on } of cards) {
      const card = allText({ ...agenda, pages: agenda.pages.slice(on - 1, on + 1) })
      for (const head of ['Planned start', 'Content hash', 'How its risk was found', 'Why']) expect(card).toContain(head)
    }
    const text = flat(agenda)
    for (const words of ['Changed since it was approved', 'Because the scheme says so.', 'stale since', 'Quorum', 'Arithmetic', 'Changes like this one'])
      expect(text).toContain(words)
    const titles = agenda.outline.map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['All conflicts', 'Risk of what is on the agenda']))
    // Each kind under its own head, with how many; the parts are no lines of the contents.
    const from = titles.indexOf('All conflicts')
    const kinds = titles.slice(from + 1, titles.indexOf('Risk of what is on the agenda'))
    expect(kinds.length).toBeGreaterThan(1)
    for (const kind of kinds) expect(kind).toMatch(/^[A-Z].* \(\d+\)$/)
    // A hash of all that is on the agenda stands on every page, the same in the minutes.
    for (const { lines } of agenda.pages) expect(lines.join(' ')).toMatch(hashLine)
    hash = hashLine.exec(agenda.pages[0]?.lines.join(' ') ?? '')?.[1] ?? ''
    const risk = agenda.outline.find(({ title }) => title === 'Risk of what is on the agenda')?.page ?? 0
    const graded = allText({ ...agenda, pages: agenda.pages.slice(risk - 1, risk + 1) })
    for (const number of order) expect(graded).toContain(number)
    const months = agenda.outline.filter(({ title }) => /^[A-Z][a-z]+ 20\d\d$/.test(title))
    expect(months.length).toBeGreaterThan(0)
    expect(months.some(({ page: on }) => (agenda.pages[on - 1]?.lines.join(' ') ?? '').includes('approval stale'))).toBe(true)
    expect(agenda.pictures.join('\n')).toMatch(/Inherent, before controls/)
  })

  await test.step('the minutes say what was written and decided, and that the approval is stale', async () => {
    await page.getByRole('button', { name: 'Meeting', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Export the minutes as PDF' }).click()
    const minutes = await printed(page, 'minutes')
    expectContents(minutes, 2)
    const text = flat(minutes)
    expect(hashLine.exec(text)?.[1]).toBe(hash)
    for (const words of ['Minutes,', 'Member', 'stale since', 'Because the scheme says so.', 'Decision', 'Who signed']) expect(text).toContain(words)
  })

  await test.step('the month and the Gantt mark it', async () => {
    await page.evaluate((day) => {
      location.hash = `#/calendar?day=${day}`
    }, month)
    await page.reload()
    await page.getByRole('button', { name: 'Print month' }).click()
    expect(flat(await printed(page, 'month'))).toContain('approval stale')
    await room(page, 'Gantt')
    await page.getByRole('button', { name: 'Print', exact: true }).click()
    await page.getByRole('button', { name: 'Print into a file' }).click()
    expect(flat(await printed(page, 'gantt'))).toContain('approval stale')
  })

  await test.step('the schedule of change says that it is not certain, and why', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('Schedule of change')
    await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('option', { selected: true })).toContainText('Schedule of change')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Export as PDF' }).click()
    const schedule = await printed(page, 'schedule')
    expectContents(schedule, 2)
    expect(flat(schedule)).toContain('It has changed since it was approved.')
  })
})
