import { orderKey } from '#shared/exchange/table/order-key'
import type { MilestoneRecord } from '#shared/exchange/table/preview'
import type { RowReader } from '#shared/exchange/table/row-reader'
import { milestoneKind } from '#shared/exchange/table/words'
import { isBefore } from './change-row'
import { defined } from './defined'

/** A dated item of a release from a row; undefined where the row has an error. */
export function milestoneRow(row: RowReader, zone: string): MilestoneRecord | undefined {
  const release = row.text('release')
  const title = row.text('title')
  if (release === '') row.error('release', 'missing-release', 'It is not said to which release this date belongs.')
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
