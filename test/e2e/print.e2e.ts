import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type Launched, test } from './launch'
import { type ReadPdf, readPdf } from './read-pdf'
import { allText, expectContents, millimetre, outside } from './sound-pdf'

const folder = process.env['SLIPWAY_KEEP_PDFS'] ?? mkdtempSync(join(tmpdir(), 'slipway-print-'))
test.afterAll(() => {
  if (process.env['SLIPWAY_KEEP_PDFS'] === undefined) rmSync(folder, { recursive: true, force: true })
})

/** A start whose save dialogs answer with these files, one after the other. */
function answering(name: string, files: readonly string[]): { readonly args: readonly string[] } {
  const answers = join(folder, `${name}.json`)
  writeFileSync(answers, JSON.stringify(files.map((path) => ({ dialog: 'write', path }))))
  return { args: [`--dialog-answers=${answers}`] }
}

async function openWorkspace({ page }: Launched, from: 'sample' | 'empty', paper: 'A4' | 'Letter' = 'A4'): Promise<void> {
  await page.evaluate(
    async (made) => {
      const { ask } = window.slipway
      await ask['person:save']({ name: 'Karin Aalto', jobTitle: 'Release manager' })
      await ask['settings:save']({ settings: { zone: 'Europe/Copenhagen', paper: made.paper } })
      const workspace = await ask['workspace:create']({ name: 'Norhaven Bank', from: made.from, zone: 'Europe/Copenhagen' })
      if (!workspace.ok) throw new Error(workspace.failure.message)
    },
    { from, paper },
  )
  await page.reload()
}

/** Opens the window anew at a place. */
async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = `#/${hash}`
  }, place)
  await page.reload()
}

async function printed(page: Page, file: string): Promise<ReadPdf> {
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true)
  await expect(page.getByText(/^Printed /).first()).toBeVisible()
  return readPdf(readFileSync(file))
}

/** What holds for every document: its properties, its fonts, its tags, its page numbers, and that nothing reaches out of the page. */
function expectSound(pdf: ReadPdf): void {
  expect(pdf.isTagged).toBe(true)
  for (const role of ['Document', 'H1', 'P']) expect(pdf.roles).toContain(role)
  for (const words of pdf.pictures) expect(words).not.toBe('')
  expect(pdf.looseFonts).toEqual([])
  expect(pdf.info).toMatchObject({ Author: 'Karin Aalto', Producer: 'Slipway', Language: 'en' })
  expect(String(pdf.info['Creator'])).toMatch(/^Slipway \d/)
  expect(pdf.labels).toEqual(pdf.pages.map((_, at) => `${at + 1}`))
  for (const [at, { lines }] of pdf.pages.entries()) {
    expect(lines.at(-1)).toContain(`page ${at + 1} of ${pdf.pages.length}`)
    expect(lines.at(-1)).toMatch(/Norhaven Bank printed .+ CET by Karin Aalto/)
  }
  expect(pdf.pages.flatMap(outside)).toEqual([])
}

const dayFromNow = (days: number): string => {
  const parts = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Europe/Copenhagen' })
    .formatToParts(Date.now() + days * 86_400_000)
    .map(({ type, value }) => [type, value] as const)
  const part = new Map<string, string>(parts)
  return `${part.get('day')} ${part.get('month')} ${part.get('year')}`
}

/** Where the rows' names end and their bars begin, in points: 230 CSS pixels from the binding margin. */
const paneLeft = 20 * millimetre + 230 * 0.75

/** The tiles of a Gantt on so many pages side by side: each with the names of its rows and the axis of its stretch, nothing cut in two. */
function expectTiles(pdf: ReadPdf, across: number, [firstDay, lastDay]: readonly [string, string]): void {
  const tiles = pdf.pages.map(({ height, pieces }, at) => {
    // Between the title and the legend, which the first page alone has.
    const legend = pieces.find(({ text }) => text === 'Stage or release')?.y ?? 30 * millimetre
    const rows = pieces.filter(({ y }) => y > legend + 3 && y < height - (at === 0 ? 42 : 22) * millimetre)
    return {
      names: rows.filter(({ x, width }) => x + width < paneLeft).map(({ text }) => text),
      axis: rows.filter(({ x }) => x >= paneLeft - 0.5).map(({ text }) => text),
      cut: rows.filter(({ x, width }) => x < paneLeft - 0.5 && x + width >= paneLeft).map(({ text }) => text),
    }
  })
  expect(tiles.length % across).toBe(0)
  expect(tiles.length).toBeGreaterThan(across)
  expect(tiles.flatMap(({ cut }) => cut)).toEqual([])
  for (const [at, { names, axis }] of tiles.entries()) {
    expect(names.length, `page ${at + 1}`).toBeGreaterThan(10)
    expect(names, `page ${at + 1}`).toEqual(tiles[at - (at % across)]?.names)
    expect(axis.join(' '), `page ${at + 1}`).toMatch(/[A-Z][a-z]+ 20\d\d/)
    expect(axis, `page ${at + 1}`).toEqual(tiles[at % across]?.axis)
  }
  const months = (day: string): string => day.slice(day.indexOf(' ') + 1, day.indexOf(' ') + 4)
  expect(tiles[0]?.axis.join(' ')).toContain(months(firstDay))
  expect(tiles[across - 1]?.axis.join(' ')).toContain(months(lastDay))
  const rows = tiles.filter((_, at) => at % across === 0).flatMap(({ names }) => names)
  expect(new Set(rows).size).toBe(rows.length)
}

test('the sample’s plan, month, Gantt and risks are printed from their rooms and read back whole', async ({ start }) => {
  test.setTimeout(420_000)
  const files = ['plan', 'plan-gantt', 'month', 'gantt', 'risks'].map((name) => join(folder, `${name}.pdf`))
  const [planFile = '', planGanttFile = '', monthFile = '', ganttFile = '', risksFile = ''] = files
  const launched = await start(answering('rooms', files))
  await openWorkspace(launched, 'sample')
  const { page } = launched
  const room = (name: string) => page.getByRole('navigation').getByText(name, { exact: true }).click()

  await goTo(page, 'release?id=payments-cutover&tab=plan')
  await page.getByRole('button', { name: 'Print plan' }).click()
  const plan = await printed(page, planFile)
  const name = String(plan.info['Title']).replace(', release plan', '')
  expect(name).toMatch(/^Payments \d\d\.\d\d$/)
  expectSound(plan)
  expectContents(plan)
  expect(plan.pages[0]?.lines[0]).toMatch(new RegExp(`^${name}, release plan (DRAFT|APPROVED) [0-9a-f]{4} [0-9a-f]{4}`))
  expect(plan.outline.filter(({ depth }) => depth === 2).map(({ title }) => title.replace(/,.*/, ''))).toEqual([
    'Contents',
    'Scope',
    'Phases and gates',
    'Runbook',
    'Plan over time',
    'Forecast and point of no return',
    'Compared with its baselines',
    'Conflicts',
    'Risks',
    'Key dates',
    'Stakeholders',
    'Documents',
    'History',
    'Signatures',
  ])
  // The heads of a change's long texts look like heads, and none stands alone at the end of a page.
  const heads = plan.pages.flatMap(({ pieces }) => pieces.filter(({ text }) => text === 'If it fails').map((head) => ({ head, pieces })))
  expect(heads.length).toBeGreaterThan(1)
  for (const { head, pieces } of heads) {
    expect(head.size).toBeCloseTo(9.5, 1)
    expect(pieces.some(({ x, y }) => Math.abs(x - head.x) < 1 && y < head.y && head.y - y < 20)).toBe(true)
  }
  const planText = allText(plan)
  for (const words of [
    'CHG0040213',
    'Cut-over of the payment engine',
    'Readiness for production',
    'Drain payment queues to zero',
    'R-27',
    'Scope closes',
    'Out of order',
    'Back-out too long',
  ]) {
    expect(planText).toContain(words)
  }
  // Forecast and point of no return stand with what they were derived from.
  for (const derived of [
    /of 10,000 runs end by 04:00, when the window closes/,
    /P50 \d\d:\d\d, P80 \d\d:\d\d, P95/,
    /Seed \d+: the same plan/,
    /04:00 − 15 min check − /,
  ]) {
    expect(planText).toMatch(derived)
  }
  for (const role of ['H2', 'H3', 'Table', 'TH', 'TD', 'L', 'LI', 'Figure']) expect(plan.roles).toContain(role)
  expect(plan.pictures.join('\n')).toMatch(/^Inherent, before controls: \d+ at level/m)
  const lying = plan.pages.filter(({ width, height }) => width > height)
  expect(lying.length).toBeGreaterThan(1)
  expect(lying.length).toBeLessThan(plan.pages.length)

  await page.getByRole('button', { name: 'Print Gantt' }).click()
  await page.getByRole('button', { name: 'Print into a file' }).click()
  const planGantt = await printed(page, planGanttFile)
  expectSound(planGantt)
  expect(planGantt.pages.flatMap(({ lines }) => lines).filter((line) => line.startsWith('Drain payment queues'))).toHaveLength(1)
  expect(allText(planGantt)).toContain('Back-out must begin by')

  await room('Calendar')
  const monthName = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('button', { name: 'Print month' }).click()
  const month = await printed(page, monthFile)
  expectSound(month)
  expect(month.outline[0]).toEqual({ title: monthName, page: 1, depth: 1 })
  expect(month.outline.slice(1).map(({ title, depth }) => [title, depth])).toEqual([['Conflicts', 2]])
  expect(allText(month)).toContain('Mon Tue Wed Thu Fri Sat Sun')
  expect(allText(month).match(/\b\d\d:\d\d\b/g)?.length).toBeGreaterThan(10)

  await room('Gantt')
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  const [firstDay, lastDay] = [dayFromNow(-7), dayFromNow(84)]
  const dialog = page.getByRole('dialog', { name: 'Print the Gantt' })
  await dialog.getByLabel('From', { exact: true }).fill('nonsense')
  await expect(dialog.getByRole('button', { name: 'Print into a file' })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('From', { exact: true }).fill(firstDay)
  await dialog.getByLabel('To', { exact: true }).fill(lastDay)
  await dialog.getByLabel('Scale').selectOption('A day a page')
  await expect(dialog.getByRole('alert')).toContainText('at most 40 are printed')
  await dialog.getByLabel('Scale').selectOption('On 3 pages side by side')
  // The preview draws what the paper will have: page by page, with and without names.
  await expect(dialog.getByText(/^Page 1 of \d+, 3 pages across/)).toBeVisible()
  const preview = dialog.getByRole('region', { name: 'Preview' })
  await expect(preview.getByText('Releases over time')).toBeVisible()
  await dialog.getByRole('button', { name: 'Next page' }).click()
  await expect(dialog.getByText(/^Page 2 of/)).toBeVisible()
  await expect(preview.getByRole('img', { name: /page 2 of/ })).toBeVisible()
  await dialog.getByLabel('Chart only').check()
  await expect(preview.getByText('Stage or release')).toHaveCount(0)
  await dialog.getByLabel('Chart only').uncheck()
  await page.getByRole('button', { name: 'Print into a file' }).click()
  const gantt = await printed(page, ganttFile)
  expectSound(gantt)
  expect(gantt.pages[0]?.lines.join('\n')).toMatch(new RegExp(`^\\w{3} ${firstDay} to \\w{3} ${lastDay}, Europe/Copenhagen`, 'm'))
  expectTiles(gantt, 3, [firstDay, lastDay])

  await room('Risks')
  await expect(page.getByRole('heading', { name: 'Risks', level: 1 })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+p')
  const risks = await printed(page, risksFile)
  expectSound(risks)
  expect(risks.pages[0]?.lines.join('\n')).toContain('Residual, with controls in place')
  expect(allText(risks)).toContain('R-27')
  expect(risks.pages.slice(1).every(({ lines }) => lines.some((line) => line.startsWith('Risk What can happen')))).toBe(true)
})

type Fields = Readonly<Record<string, string>>

/** Writes entities by their names, as one command. */
async function seed(page: Page, summary: string, entities: Readonly<Record<string, Fields>>): Promise<void> {
  await page.evaluate(
    async ([said, all]) => {
      const operations = Object.entries(all).flatMap(([entity, fields]) => [
        { entity, field: 'removed', value: false, was: true },
        ...Object.entries(fields).map(([field, value]) => ({ entity, field, value, was: '' })),
      ])
      const written = await window.slipway.ask['journal:write']({ drafts: [{ command: 'seed', summary: said, operations }] })
      if (!written.ok) throw new Error(written.failure.message)
    },
    [summary, entities] as const,
  )
}

test('what anybody typed is printed as text, in whatever script, on Letter too', async ({ start }) => {
  const file = join(folder, 'hostile.pdf')
  const launched = await start(answering('hostile', [file]))
  await openWorkspace(launched, 'empty', 'Letter')
  const { page } = launched
  const endless = 'endless'.repeat(40)
  await seed(page, '<b>Seeded</b>', {
    'release/h': {
      name: '<img src=x onerror=alert(1)> Платежи “& \u202Eevil',
      version: '{{7*7}}',
      description: '<script>alert(1)</script>\n=1+1',
      objective: endless,
      target: '2026-12-05',
    },
    'note/n': {
      of: 'release/h',
      title: 'Ελληνικά',
      text: '# Agreed 変更\n\n- العربية\n- **two** windows\n\n| Who | Where |\n|---|---|\n| Ops | <b>4.12</b> |',
    },
  })
  await goTo(page, 'release?id=h')
  await page.getByRole('button', { name: 'Print plan' }).click()
  const pdf = await printed(page, file)
  expectSound(pdf)
  expectContents(pdf)
  expect(Math.round(pdf.pages[0]?.width ?? 0)).toBe(612)
  const text = allText(pdf)
  for (const words of [
    '<img src=x onerror=alert(1)> Платежи',
    '[U+202E]',
    '{{7*7}}',
    '<script>alert(1)</script>',
    '=1+1',
    '<b>Seeded</b>',
    'two windows',
    'Ops <b>4.12</b>',
  ])
    expect(text).toContain(words)
  expect(text.replaceAll('\n', '')).toContain(endless)
})

test('a file that can’t be written is named, a long print shows its progress and can be called off, and neither leaves anything behind', async ({ start }) => {
  const place = join(folder, 'refused')
  const taken = join(place, 'taken.pdf')
  mkdirSync(join(taken, 'inside'), { recursive: true })
  const launched = await start(answering('refused', [taken, join(place, 'long.pdf')]))
  await openWorkspace(launched, 'empty')
  const { page, app } = launched
  const of = 'release/long'
  const steps = Array.from({ length: 400 }, (_, at) => [`task/t${at}`, { of, plan: 'p', title: `Step ${at + 1}`, order: `a${1000 + at}` }] as const)
  await seed(page, 'Seeded', {
    'release/short': { name: 'Short' },
    [of]: { name: 'Long', target: '2026-12-05' },
    'plan/p': { of, title: 'Night', start: '2026-12-05T21:00:00.000Z' },
    ...Object.fromEntries(steps),
  })

  await goTo(page, 'release?id=short')
  await page.getByRole('button', { name: 'Print plan' }).click()
  await expect(page.getByText(/^taken\.pdf was not written\. .+: nothing was changed\./).first()).toBeVisible({ timeout: 30_000 })

  await goTo(page, 'release?id=long')
  await page.getByRole('button', { name: 'Print plan' }).click()
  await expect(page.getByRole('progressbar', { name: 'Print Long, release plan' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByText('Cancelled. No file was written.').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0)

  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(readdirSync(place)).toEqual(['taken.pdf'])
  expect(readdirSync(taken)).toEqual(['inside'])
})
