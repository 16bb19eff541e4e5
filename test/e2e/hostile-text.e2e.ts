import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { hostileTexts } from '../fixtures/hostile-text'
import { test } from './launch'
import { type ReadPdf, readPdf } from './read-pdf'
import { outside } from './sound-pdf'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-hostile-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** All of them, one below the other: what a long text takes. */
const all = hostileTexts.join('\n')
/** One of them, with a name by which it is told from others, for a line. */
const one = (at: number): string => `${(hostileTexts[at % hostileTexts.length] ?? '').replace(/[\r\n]+/g, ' ')} ${at}`

const day = (from: number): string => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)

type Fields = Readonly<Record<string, string | number | boolean>>
const longFields = ['description', 'justification', 'implementationPlan', 'riskAndImpactAnalysis', 'backoutPlan', 'testPlan'] as const

const change = (fields: Fields): Fields => ({
  type: 'normal',
  state: 'authorize',
  plannedStart: `${day(10)}T22:00:00Z`,
  plannedEnd: `${day(11)}T02:00:00Z`,
  ...fields,
})

/** A meeting whose every text field, and that of what is on its agenda, is hostile. */
const seeded: Readonly<Record<string, Fields>> = {
  'service/s': { of: 'workspace/this', name: one(0) },
  'ci/i': { of: 'workspace/this', name: one(1) },
  'meeting/m': { title: one(2), location: one(3), chair: 'Karin Aalto', quorum: 1, start: `${day(8)}T09:00:00Z`, end: `${day(8)}T10:00:00Z`, minutes: all },
  'meeting-member/k': { of: 'meeting/m', person: 'Karin Aalto', role: one(4), voting: true, order: 'a' },
  'meeting-member/o': { of: 'meeting/m', person: one(5), role: one(6), delegate: one(7), voting: true, order: 'b' },
  'change/c': change({
    number: one(8),
    shortDescription: one(9),
    requestedBy: one(10),
    assignedTo: one(11),
    ...Object.fromEntries(longFields.map((field) => [field, all])),
  }),
  'affects/a': { of: 'change/c', item: 'service/s' },
  'affects/b': { of: 'change/c', item: 'ci/i' },
  'change/d': change({ number: one(19), shortDescription: one(12), requestedBy: one(13), assignedTo: one(14), justification: one(15) }),
  'affects/d': { of: 'change/d', item: 'ci/i' },
  'release/r': { name: one(16), version: one(17), owner: one(18), team: one(19), objective: all, description: all, target: day(10) },
  'release-change/r': { of: 'release/r', change: 'c' },
  'agenda-item/c': { of: 'meeting/m', subject: 'change/c', minutes: all, order: 'a' },
  'agenda-item/d': { of: 'meeting/m', subject: 'change/d', order: 'b' },
  'agenda-item/r': { of: 'meeting/m', subject: 'release/r', order: 'c' },
}

async function openMeeting(page: Page): Promise<void> {
  await page.evaluate(async (entities) => {
    const { ask } = window.slipway
    await ask['person:save']({ name: 'Karin Aalto', jobTitle: '' })
    await ask['settings:save']({ settings: { zone: 'UTC' } })
    await ask['workspace:create']({ name: '<b>Bank</b> & Sons', from: 'empty', zone: 'UTC' })
    const operations = Object.entries(entities).flatMap(([entity, fields]) => [
      { entity, field: 'removed', value: false, was: true },
      ...Object.entries(fields).map(([field, value]) => ({ entity, field, value, was: '' })),
    ])
    const written = await ask['journal:write']({ drafts: [{ command: 'seed', summary: 'Seeded', operations }] })
    if (!written.ok) throw new Error(written.failure.message)
  }, seeded)
  await page.reload()
  await page.getByRole('navigation', { name: 'Rooms' }).getByText('CAB', { exact: true }).click()
  await expect(page.getByRole('listbox', { name: 'Agenda' }).getByRole('option')).toHaveCount(3)
}

/** What text could have become if it were not taken as text: it ran, or there are elements that nobody of ours makes. */
const harm = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const strange = [
      ...document.querySelectorAll(
        '#root :is(script, iframe, img, object, embed, plaintext, style:not([data-mantine-styles]), a[href^="javascript" i], [onload], [onerror])',
      ),
    ]
    return `${'hostile' in window ? 'ran ' : ''}${strange.map(({ outerHTML }) => outerHTML.slice(0, 80)).join(' ')}`
  })

/** Which of the texts does not stand in the page. */
const missingIn = (page: Page, texts: readonly string[]): Promise<readonly string[]> =>
  page.evaluate((sought) => {
    const said = [document.body.textContent ?? '', ...[...document.querySelectorAll('textarea')].map(({ value }) => value)].join('\n')
    return sought.filter((text) => !said.includes(text.replace(/\r\n?/g, '\n')) && !said.includes(text))
  }, texts)

const dense = (text: string): string => text.replace(/\s+/g, '')
/** What the embedded faces have letters for: Latin, Greek and Cyrillic. Other scripts come from faces of the computer, or as boxes. */
const isShown = (text: string): boolean => /^[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u0391-\u03c9\u0410-\u044f]+$/.test(text)

function expectSaid({ pages, isTagged, looseFonts }: ReadPdf, texts: readonly string[]): void {
  expect(isTagged).toBe(true)
  expect(looseFonts).toEqual([])
  expect(pages.flatMap(outside)).toEqual([])
  // Header and footer of a page stand between the halves of a text that goes on overleaf.
  const said = dense(pages.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(''))
  expect(texts.filter(isShown).filter((text) => !said.includes(dense(text)))).toEqual([])
}

test('hostile text in every field of a meeting and its cards stays text on screen and on paper', async ({ start }) => {
  test.setTimeout(400_000)
  const [agenda, minutes, schedule, plan] = [join(folder, 'Agenda.pdf'), join(folder, 'Minutes.pdf'), join(folder, 'Schedule.pdf'), join(folder, 'Plan.pdf')]
  const answers = join(folder, 'answers.json')
  writeFileSync(answers, JSON.stringify([agenda, minutes, schedule, plan].map((path) => ({ dialog: 'write', path }))))
  const { page } = await start({ args: [`--dialog-answers=${answers}`] })
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await openMeeting(page)
  const item = (text: string) => page.getByRole('listbox', { name: 'Agenda' }).getByRole('option').filter({ hasText: text })

  await test.step('the card of each item says it all, and nothing of it is taken as markup', async () => {
    await page.getByRole('listbox', { name: 'Agenda' }).locator('[data-item=c]').click()
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(one(9))
    expect(await missingIn(page, [all, ...[0, 1, 2, 4, 5, 6, 8, 9, 10, 11].map(one)])).toEqual([])
    for (const name of ['Why', 'How', 'If it fails', 'Tests']) {
      const part = await page.getByRole('region', { name, exact: true }).textContent()
      expect(part?.includes(all)).toBe(true)
    }
    await page.getByRole('listbox', { name: 'Agenda' }).locator('[data-item=r]').click()
    await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(one(17))
    expect(await missingIn(page, [all, ...[16, 17, 18, 19].map(one)])).toEqual([])
    expect(await harm(page)).toBe('')
  })

  await test.step('as the comment and the condition of a vote, and as the reason of a decision', async () => {
    await page.getByRole('listbox', { name: 'Agenda' }).locator('[data-item=d]').click()
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(one(12))
    await page.keyboard.press('c')
    await page.getByLabel('Condition 1', { exact: true }).fill(one(20))
    await page.getByLabel('Owner of condition 1').fill(one(21))
    await page.getByLabel('Due date of condition 1').fill(day(9))
    await page.getByRole('form', { name: 'Your vote' }).locator('textarea').fill(all)
    await page.getByRole('button', { name: 'Sign and record vote' }).click()
    await expect(page.getByText('It counts.', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Start the meeting' }).click()
    await page.getByRole('button', { name: 'Add a reason' }).click()
    await page.getByLabel('Reason, kept in the minutes').fill(one(22))
    await page.getByRole('button', { name: /^Record decision/ }).click()
    await expect(page.getByRole('list', { name: 'Conditions of the decision' })).toContainText(one(20).trim())
    expect(
      await missingIn(
        page,
        [all, one(20), one(21), one(22)].map((text) => text.trim()),
      ),
    ).toEqual([])
    expect(await harm(page)).toBe('')
  })

  await test.step('as the reason of who stands aside', async () => {
    await page.getByRole('listbox', { name: 'Agenda' }).locator('[data-item=r]').click()
    await page.getByRole('button', { name: 'Declare a conflict of interest' }).click()
    await page.getByLabel('Why you are not free to judge it').fill(one(23))
    await page.getByRole('button', { name: 'Stand aside' }).click()
    await expect(page.getByText('You stand aside').first()).toBeVisible()
    expect(await missingIn(page, [one(23).trim()])).toEqual([])
    expect(await harm(page)).toBe('')
  })

  const printed = async (file: string): Promise<ReadPdf> => {
    await expect(page.locator('#toast')).toContainText(`into ${basename(file)}`, { timeout: 90_000 })
    return readPdf(readFileSync(file))
  }
  for (const [words, file, spoken] of [
    ['Export the agenda as PDF', agenda, [...hostileTexts, ...[0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].map(one)]],
    [
      'Export the minutes as PDF',
      minutes,
      [...hostileTexts, 'Karin Aalto', '1 vote, 1 conflict of interest, 1 decision', ...[2, 3, 4, 5, 6, 7, 9, 12, 20, 21, 22].map(one)],
    ],
  ] as const) {
    await test.step(words, async () => {
      await page.getByRole('button', { name: 'Meeting', exact: true }).click()
      await page.getByRole('menuitem', { name: words }).click()
      expectSaid(await printed(file), spoken)
    })
  }

  await test.step('Export the schedule of change as PDF', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('combobox')).toBeFocused()
    await page.keyboard.type('Schedule of change')
    await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('option', { selected: true })).toContainText('Schedule of change')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Export as PDF' }).click()
    expectSaid(await printed(schedule), ['A condition of its approval is open.', ...[1, 12, 19].map(one)])
  })

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(item(one(12))).toHaveCount(1)
  await test.step('as the reason of a waiver', async () => {
    await page.getByRole('listbox', { name: 'Agenda' }).locator('[data-item=d]').click()
    await page.getByRole('button', { name: /^Waive: / }).click()
    await page.getByLabel('Why it is waived').fill(one(24))
    await page.getByRole('button', { name: 'Waive the condition', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Conditions of the decision' })).toContainText('Waived by Karin Aalto')
    expect(await missingIn(page, [one(24).trim()])).toEqual([])
    expect(await harm(page)).toBe('')
  })

  await test.step('in the printed plan of a release', async () => {
    await page.evaluate(() => {
      location.hash = '#/release?id=r'
    })
    await page.reload()
    await page.getByRole('button', { name: 'Print plan' }).click()
    expectSaid(await printed(plan), [...hostileTexts, ...[0, 1, 8, 9, 16, 17, 18, 19].map(one)])
  })
  expect(asked).toEqual([])
})
