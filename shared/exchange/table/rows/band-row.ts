import { judgeRule, type RuleVerdict } from '#shared/calendar/recurrence'
import type { BandKind, BandRecord } from '#shared/exchange/table/preview'
import type { RowReader } from '#shared/exchange/table/row-reader'
import { bandWord } from '#shared/exchange/table/words'
import { instant, type When } from '#shared/model/when'
import { readDate } from '../date-text'
import { isZone, localInstant } from '../local-time'
import { isBefore } from './change-row'
import { defined } from './defined'

/** A freeze, a window or a date of everybody's calendar; `usual` is what a row without a known kind is. Undefined where the row has an error. */
export function bandRow(row: RowReader, zone: string, usual: BandKind): BandRecord | undefined {
  const kind = kindOf(row, usual)
  const title = row.text('title')
  if (title === '') row.warn('title', 'no-title', 'It has no title; it is called by its kind.')
  const start = row.when('start')
  const end = row.when('end')
  if (start === '') row.error('start', 'no-start', 'It does not say when it begins.')
  if (isBefore(end, start, zone)) row.error('end', 'end-before-start', 'The end lies before the start.')
  const named = row.text('zone')
  if (named !== '' && !isZone(named)) row.warn('zone', 'unknown-zone', `The zone “${named.slice(0, 60)}” is not known; its times are taken in ${zone}.`)
  if (/^tentative$/i.test(row.text('status'))) row.warn('status', 'tentative', 'It is marked as tentative; it counts like any other.')
  const own = isZone(named) ? named : ''
  const recurrence = row.text('recurrence').replace(/^RRULE:/i, '')
  const fields = {
    title: title === '' ? titles[kind] : title,
    start,
    // A day to the same day is that day; a span needs two.
    end: end === start ? undefined : end,
    note: row.text('note'),
    source: row.text('uid'),
    recurrence,
    exceptions: exceptionsOf(row, own === '' ? zone : own),
    zone: recurrence === '' ? undefined : own,
  }
  const fault =
    recurrence === '' || start === undefined || start === ''
      ? undefined
      : faults[judgeRule({ ...fields, start, end: fields.end ?? '', exceptions: {}, zone: own }, zone)]
  if (fault !== undefined) row.error('recurrence', fault.code, fault.message)
  if (row.failed()) return undefined
  const isCancelled = /^cancell?ed$/i.test(row.text('status'))
  return { kind: 'band', band: kind, isCancelled, row: row.row, record: row.record, appliesTo: row.list('appliesTo'), fields: defined<'freeze'>(fields) }
}

const titles: Readonly<Record<BandKind, string>> = {
  'hard-freeze': 'Freeze',
  'soft-freeze': 'Freeze',
  maintenance: 'Maintenance window',
  deployment: 'Deployment window',
  holiday: 'Holiday',
  cab: 'CAB meeting',
  deadline: 'Deadline',
  'important-date': 'Important date',
  'key-event': 'Key event',
}

function kindOf(row: RowReader, usual: BandKind): BandKind {
  const word = bandWord(row.text('kind'))?.value ?? usual
  if (word !== 'hard-freeze' && word !== 'soft-freeze') return word
  return /^(soft|warn|weich)/i.test(row.text('severity')) ? 'soft-freeze' : /^(hard|block|hart)/i.test(row.text('severity')) ? 'hard-freeze' : word
}

/** What keeps a rule from being taken. Finer than by the hour nobody freezes, and such rules are how files attack (security.md, RRULE). */
const faults: Readonly<Record<RuleVerdict, { readonly code: string; readonly message: string } | undefined>> = {
  good: undefined,
  'not-a-rule': { code: 'bad-rule', message: 'This rule of repetition cannot be read (RFC 5545, RRULE).' },
  'too-fine': { code: 'rule-too-fine', message: 'It repeats every minute or second; freezes and windows repeat by the hour at most.' },
  'too-dense': { code: 'rule-too-dense', message: 'It repeats so often that its occurrences cannot all be worked out.' },
  never: { code: 'rule-never', message: 'Its rule of repetition never happens.' },
}

function exceptionsOf(row: RowReader, zone: string): Record<string, true> | undefined {
  const found: Record<string, true> = {}
  for (const text of row.list('exceptions')) {
    const when = whenOf(text, zone)
    if (when === undefined) row.error('exceptions', 'bad-date', `“${text.slice(0, 40)}” is not a date that can be read.`)
    else found[when] = true
  }
  return Object.keys(found).length === 0 ? undefined : found
}

function whenOf(text: string, zone: string): When | undefined {
  const reading = readDate(text, 'day-first')
  if (reading.kind === 'day') return reading.day
  if (reading.kind === 'instant') return instant(reading.at)
  return reading.kind === 'local' ? instant(localInstant(reading.local, zone).at) : undefined
}
