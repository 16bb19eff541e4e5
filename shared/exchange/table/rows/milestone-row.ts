import { orderKey } from '#shared/exchange/table/order-key'
import type { MilestoneRecord } from '#shared/exchange/table/preview'
import type { RowReader } from '#shared/exchange/table/row-reader'
import { milestoneKind } from '#shared/exchange/table/words'
import { isBefore } from './change-row'
import { defined } from './defined'

/** A dated item from a row, of a release or of everybody's calendar; undefined where the row has an error. */
export function milestoneRow(row: RowReader, zone: string): MilestoneRecord | undefined {
  const release = row.text('release')
  const title = row.text('title')
  if (row.has('release') && release === '') row.warn('release', 'no-release', 'It names no release; it becomes a date of the calendar, for everybody.')
  if (title === '') row.error('title', 'no-title', 'The title is missing.')
  const start = row.when('start')
  const end = row.when('end')
  if (isBefore(end, start, zone)) row.error('end', 'end-before-start', 'The end lies before the start.')
  const sequence = Number(row.text('order'))
  const fields = {
    title,
    kind: row.choice('kind', milestoneKind, { warning: 'unknown-value' }),
    start,
    // A day to the same day is that day; a span needs two.
    end: end === start ? undefined : end,
    owner: row.text('owner'),
    asWritten: row.text('asWritten'),
    source: row.text('source'),
    order: row.text('order') !== '' && Number.isInteger(sequence) && sequence >= 0 ? orderKey(sequence) : undefined,
  }
  if (row.failed()) return undefined
  return { kind: 'milestone', row: row.row, record: row.record, release, fields: defined<'milestone'>(fields) }
}
