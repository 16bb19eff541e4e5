import type { RiskRecord } from '#shared/exchange/table/preview'
import type { RowReader } from '#shared/exchange/table/row-reader'
import { cellText } from '#shared/exchange/table/table'
import { ratingWord, riskResponse, riskState } from '#shared/exchange/table/words'
import type { Rating } from '#shared/model/risk'
import { startsAt } from '#shared/model/when'
import { defined, textsOf } from './defined'

/** How the column of a rating is written: a word among numbers is a fault, among words it is the scale. */
export type WrittenAs = (field: string) => 'numbers' | 'texts' | 'neither'

const texts = ['category', 'cause', 'event', 'consequence', 'mitigation', 'owner'] as const

/** A risk from a row; undefined where the row has an error. */
export function riskRow(row: RowReader, zone: string, writtenAs: WrittenAs): RiskRecord | undefined {
  const number = row.text('number')
  const title = row.text('title')
  if (row.has('number') && number === '') row.error('number', 'no-number', 'The number is missing.')
  if (title === '') row.error('title', 'no-title', 'The title is missing.')
  const inherent = rating(row, 'likelihood', 'impact', writtenAs)
  const residual = rating(row, 'residualLikelihood', 'residualImpact', writtenAs)
  compareScore(row, 'score', inherent)
  compareScore(row, 'residualScore', residual)
  const due = row.when('due')
  compareRaised(row, due, zone)
  const fields = {
    number,
    title,
    inherent,
    residual,
    response: row.choice('response', riskResponse, { warning: 'unknown-value' }),
    state: row.choice('state', riskState, { warning: 'unknown-value' }),
    due,
    review: row.when('review'),
    ...textsOf(row, texts),
  }
  if (row.failed()) return undefined
  const custom = row.custom()
  return {
    kind: 'risk',
    row: row.row,
    record: row.record,
    number,
    release: row.text('release'),
    fields: defined<'risk'>({ ...fields, ...(Object.keys(custom).length > 0 ? { custom } : {}) }),
  }
}

function rating(row: RowReader, likelihoodField: string, impactField: string, writtenAs: WrittenAs): Rating | undefined {
  const likelihood = level(row, likelihoodField, 'likelihood', writtenAs)
  const impact = level(row, impactField, 'impact', writtenAs)
  if (likelihood === undefined || impact === undefined) {
    if (likelihood !== impact && !row.failed())
      row.warn(likelihood === undefined ? likelihoodField : impactField, 'rating-incomplete', 'One half of the rating is missing; the risk stays unrated.')
    return undefined
  }
  return { kind: 'rated', likelihood, impact }
}

function level(row: RowReader, field: string, word: 'likelihood' | 'impact', writtenAs: WrittenAs): number | undefined {
  const text = row.text(field)
  if (text === '') return undefined
  // Scales are often written with their words: `4 - Likely`, `4 (High)`.
  const number = Number(/^([1-5]) ?[-–:.(] ?\p{L}/u.exec(text)?.[1] ?? text)
  if (Number.isNaN(number)) {
    const known = writtenAs(field) === 'neither' ? ratingWord(text) : undefined
    if (known === undefined) row.error(field, `${word}-word`, `The ${word} is not a number from 1 to 5.`)
    return known
  }
  if (!Number.isInteger(number) || number < 1 || number > 5) {
    row.error(field, `${word}-out-of-range`, `The ${word} is not a whole number from 1 to 5.`)
    return undefined
  }
  if (writtenAs(field) === 'numbers' && typeof row.cell(field) === 'string')
    row.warn(field, 'number-as-text', 'This number is text while the others of its column are numbers; it was read.')
  return number
}

/** A file's own score is only a check: the level comes from the workspace's table. */
function compareScore(row: RowReader, field: string, rated: Rating | undefined): void {
  const cell = row.cell(field)
  const text = cellText(cell).trim()
  if (rated?.kind !== 'rated' || text === '' || !Number.isFinite(Number(text))) return
  const product = rated.likelihood * rated.impact
  if (Number(text) === product) return
  const isFormula = typeof cell !== 'string' && cell?.formula === true
  row.warn(
    field,
    isFormula ? 'stale-formula' : 'score-differs',
    `The score says ${text}, likelihood times impact is ${product}${isFormula ? '; the formula was not calculated again' : ''}.`,
  )
}

function compareRaised(row: RowReader, due: string | undefined, zone: string): void {
  const column = row.columnsOf('raised')[0]
  const raised = column === undefined ? undefined : startsAt(row.whenAt(column) ?? '', zone)
  const until = startsAt(due ?? '', zone)
  if (raised !== undefined && until !== undefined && until < raised) row.warn('due', 'due-before-raised', 'It is due before it was raised.')
}
