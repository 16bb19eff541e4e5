import type { ChangeRecord } from '#shared/exchange/table/preview'
import type { RowReader } from '#shared/exchange/table/row-reader'
import { changeState, changeType, closeCode, threeLevel } from '#shared/exchange/table/words'
import { endsAt, startsAt, type When } from '#shared/model/when'
import { defined, textsOf } from './defined'

const texts = [
  'description',
  'justification',
  'implementationPlan',
  'riskAndImpactAnalysis',
  'backoutPlan',
  'testPlan',
  'category',
  'priority',
  'requestedBy',
  'assignmentGroup',
  'assignedTo',
  'environment',
  'closeNotes',
] as const

/** A change from a row; undefined where the row has an error. */
export function changeRow(row: RowReader, zone: string): ChangeRecord | undefined {
  const number = row.text('number')
  const shortDescription = row.text('shortDescription')
  if (number === '') row.error('number', 'missing-number', 'The number is missing.')
  if (shortDescription === '') row.error('shortDescription', 'missing-short-description', 'The short description is missing.')
  const type = row.choice('type', changeType, { error: 'unknown-type' })
  const state = row.choice('state', changeState, { error: 'unknown-state' })
  const plannedStart = row.when('plannedStart')
  const plannedEnd = row.when('plannedEnd')
  if (isBefore(plannedEnd, plannedStart, zone)) row.error('plannedEnd', 'end-before-start', 'The planned end lies before the planned start.')
  const fields = {
    number,
    shortDescription,
    type,
    state,
    risk: row.choice('risk', threeLevel, { warning: 'unknown-value' }),
    impact: row.choice('impact', threeLevel, { warning: 'unknown-value' }),
    closeCode: row.choice('closeCode', closeCode, { warning: 'unknown-value' }),
    plannedStart,
    plannedEnd,
    actualStart: row.when('actualStart'),
    actualEnd: row.when('actualEnd'),
    cabRequired: row.flag('cabRequired'),
    onHold: onHold(row),
    ...textsOf(row, texts),
  }
  if (row.failed()) return undefined
  const custom = row.custom()
  return {
    kind: 'change',
    row: row.row,
    record: row.record,
    number,
    fields: defined<'change'>({ ...fields, ...(Object.keys(custom).length > 0 ? { custom } : {}) }),
    services: row.list('services'),
    cis: row.list('cis'),
  }
}

function onHold(row: RowReader): { held: true; reason: string } | { held: false } | undefined {
  const held = row.flag('onHold')
  if (held === undefined) return undefined
  return held ? { held: true, reason: row.text('onHoldReason') } : { held: false }
}

/** Whether something ends before it starts; a day lasts to its end. */
export function isBefore(end: When | undefined, start: When | undefined, zone: string): boolean {
  const from = startsAt(start ?? '', zone)
  const until = endsAt(end ?? '', zone)
  return from !== undefined && until !== undefined && until < from
}
