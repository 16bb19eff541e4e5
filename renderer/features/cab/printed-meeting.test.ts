import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { store } from '#data/store'
import { workspaceClosed, workspaceReady } from '#data/workspace-slice'
import { cancelMeeting } from '#shared/commands/cab/meeting'
import { recuse } from '#shared/commands/cab/recuse'
import { create } from '#shared/commands/edit'
import type { Draft } from '#shared/log/operation'
import { type Failure, ok, type Result } from '#shared/model/result'
import { viewOf } from '#shared/model/view'
import type { NewDocument } from '#shared/print/document'
import type { ReportBody } from '#shared/print/report-body'
import { hostileTexts } from '#test/fixtures/hostile-text'
import { signerNamed, testBoard } from '#test/torture/board-world'
import { agendaDocument, minutesDocument } from './printed-meeting'

const now = Date.UTC(2026, 10, 27, 12)
beforeEach(() => void vi.stubGlobal('window', { slipway: { ask: { 'trust:devices': async () => ({ ok: true, value: { devices: [] } }) } } }))
afterEach(() => vi.unstubAllGlobals())
afterAll(() => void store.dispatch(workspaceClosed()))

function valueIn<T>(answer: Result<T, Failure>): T {
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value
}
const reportIn = (made: Result<NewDocument, Failure>): ReportBody => {
  const { body } = valueIn(made)
  if (body.kind !== 'report') throw new Error(`a ${body.kind}`)
  return body
}

/** Agenda and minutes of a meeting that was cancelled for a reason, with a conflict of interest and a change like it that ended, all told in one text. */
async function papers(text: string): Promise<{ readonly agenda: ReportBody; readonly minutes: ReportBody }> {
  const board = testBoard({ change: { category: 'Network', shortDescription: 'Patch' } })
  const write = (person: string, draft: Result<Draft, Failure>): void => void board.write(signerNamed(person), valueIn(draft))
  const past = { number: 'CHG0', category: 'Network', type: 'normal', state: 'closed', closeCode: 'unsuccessful', actualEnd: '2026-10-01T10:00:00Z' } as const
  write('Mona', ok(create('change', 'past', { ...past, closeNotes: text })))
  write('Ben', recuse(board.facts(signerNamed('Ben')), 'r', text))
  write('Mona', cancelMeeting(board.roots(), viewOf('meeting', 'm', {}), text))
  store.dispatch(workspaceReady({ roots: board.roots(), heads: {}, recovered: [] }))
  return { agenda: reportIn(agendaDocument('m', now)), minutes: reportIn(await minutesDocument('m', now)) }
}

/** Where texts stand, without what they say. */
const shapeOf = (body: ReportBody): unknown => JSON.parse(JSON.stringify(body), (_key, value: unknown) => (typeof value === 'string' ? typeof value : value))
/** Every string of a paper. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}
const placesOf = (body: ReportBody, text: string): number => wordsIn(body).filter((words) => words.includes(text)).length

test('why a meeting was cancelled, a conflict of interest declared and how a like change ended stand on paper', async () => {
  const { agenda, minutes } = await papers('Words of theirs')
  for (const { lead } of [agenda, minutes])
    expect(lead[0]).toMatchObject({ block: 'facts', rows: expect.arrayContaining([['Cancelled because', 'Words of theirs']]) })
  const [card] = agenda.sections
  const tables = card?.blocks.flatMap((block) => (block.block === 'table' ? block.rows : [])) ?? []
  expect(tables.find(([member]) => member === 'Ben')?.slice(-2)).toEqual(['A conflict of interest was declared.', 'Words of theirs'])
  expect(tables.find(([member]) => member === 'Anna')?.at(-1)).toBe('')
  const lists = card?.blocks.flatMap((block) => (block.block === 'list' && block.head === 'Changes like this one' ? block.items : [])) ?? []
  expect(lists).toEqual([expect.stringMatching(/^CHG0, .*: unsuccessful, same category\. Words of theirs$/)])
})

test('whatever these texts are, a paper has the same parts, and each text stands in it whole', async () => {
  const usual = await papers('Words of theirs')
  for (const text of hostileTexts) {
    const { agenda, minutes } = await papers(text)
    for (const [made, plain] of [
      [agenda, usual.agenda],
      [minutes, usual.minutes],
    ] as const) {
      expect(shapeOf(made), text).toEqual(shapeOf(plain))
      expect(placesOf(made, text), text).toBeGreaterThanOrEqual(placesOf(plain, 'Words of theirs'))
    }
  }
})
