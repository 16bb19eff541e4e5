import { expect, test } from 'vitest'
import { nothingYet } from '#test/fixtures/tables/small-workspace'
import { oddities, withoutGuard } from './cell-warnings'
import { readDate } from './date-text'
import { answerCall, importSession } from './import-session'
import { plainHeader } from './mapping'
import { tableBytes } from './received-table'
import { decodeText } from './text-encoding'
import { textTable } from './text-table'
import { changeState, ratingWord } from './words'

const surroundings = { zone: 'UTC', today: '2026-11-25' }
function bytesOf(csv: string): Uint8Array {
  const table = textTable(decodeText(new TextEncoder().encode(csv)), 'x.csv')
  if (!table.ok) throw new Error(table.failure.message)
  return tableBytes({ format: 'csv', encoding: 'utf-8', separator: ',', sheets: [table.value.sheet], notes: [] })
}
let given = 0
const session = () => importSession(() => `id${++given}`)

test('a session opens, previews and plans, each step on the last one', () => {
  const own = session()
  const csv = `Number,Short description\n${Array.from({ length: 1_500 }, (_, at) => `${at % 2 === 0 ? `C${at}` : ''},x`).join('\n')}`
  expect(answerCall(own, { id: 1, call: 'preview', args: [{}, surroundings] })).toMatchObject({ id: 1, answer: { ok: false, failure: { code: 'no-table' } } })
  expect(own.open(bytesOf(csv))).toEqual({
    ok: true,
    value: { format: 'csv', encoding: 'utf-8', separator: ',', sheets: [{ name: 'x.csv', hidden: false, rows: 1_500 }] },
  })
  expect(own.plan(nothingYet, 'x.csv')).toMatchObject({ ok: false })
  const preview = own.preview({}, surroundings)
  expect(preview).toMatchObject({ ok: true, value: { subject: 'changes', counts: { accepted: 750, refused: 750 }, findings: { errors: 750, warnings: 0 } } })
  expect(preview.ok && 'rows' in preview.value).toBe(false)
  expect(answerCall(own, { id: 2, call: 'plan', args: [nothingYet, 'x.csv'] })).toMatchObject({
    id: 2,
    answer: { ok: true, value: { counts: { created: 750 } } },
  })
  expect(answerCall(own, { id: 3, call: 'open', args: ['nonsense'] })).toMatchObject({ id: 3, answer: { ok: false } })
})

test('a preview shows no more findings than a person reads, and counts them all', () => {
  const own = session()
  own.open(bytesOf(`Number,Short description\n${',x\n'.repeat(1_200)}`))
  const preview = own.preview({}, surroundings)
  expect(preview.ok && [preview.value.errors.length, preview.value.findings.errors]).toEqual([1_000, 1_200])
})

// A pattern that looks back over the whole text for each of its letters would not end within a test's time.
test('what looks at foreign text comes to its end on texts made to hold it up', () => {
  const pieces = [' ', '<a', '(', '(1', '0', '-', "'", '1/', 'a ', '\t', '"', '＝', 'e1', ', ', '_-', '\u00a0', 'Monday, ']
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(200_000 / piece.length))
    for (const made of [text, `x${text}`, `${text}x`, `'${text}`, `custom field (${text}`]) {
      expect(made.endsWith(withoutGuard(made))).toBe(true)
      oddities(made)
      readDate(made, undefined)
      plainHeader(made)
      changeState(made)
      ratingWord(made)
    }
  }
})
