import type { Fields } from '#shared/commands/edit'
import { plainHeader } from '#shared/exchange/table/mapping'
import type { ReleaseRecord, Surroundings } from '#shared/exchange/table/preview'
import type { RowReader } from '#shared/exchange/table/row-reader'
import { releaseState, releaseType } from '#shared/exchange/table/words'
import { isBefore } from './change-row'
import { defined } from './defined'

/** A release from a row; dated columns that no field takes become its key dates. Undefined where the row has an error. */
export function releaseRow(row: RowReader, { zone, today }: Surroundings, nameOf: (column: number) => string): ReleaseRecord | undefined {
  const number = row.text('number')
  const name = row.text('name')
  const version = row.text('version')
  if (row.has('number') && number === '') row.error('number', 'missing-number', 'The number of the release is missing.')
  else if (number === '' && name === '' && version === '') row.error('name', 'missing-name', 'There is neither a number nor a name nor a version.')
  const plannedStart = row.when('plannedStart')
  const target = row.when('target')
  const actual = row.when('actual')
  const endOfLife = row.when('endOfLife')
  if (isBefore(target, plannedStart, zone)) row.warn('target', 'target-before-start', 'The target date lies before the planned start.')
  const fields = {
    number,
    name,
    version,
    type: row.choice('type', releaseType, { error: 'unknown-type' }),
    state: row.choice('state', releaseState, { error: 'unknown-state' }),
    team: row.text('team'),
    owner: row.text('owner'),
    plannedStart,
    target,
    actual,
    endOfLife,
    description: row.text('description'),
    source: row.text('source'),
  }
  const milestones = row.columnsOf('milestone').flatMap((column) => {
    const start = row.whenAt(column)
    return start === undefined || start === '' ? [] : [{ title: nameOf(column), kind: kindOfColumn(nameOf(column)), start }]
  })
  if (row.failed()) return undefined
  return {
    kind: 'release',
    row: row.row,
    record: row.record,
    fields: defined<'release'>(fields),
    judged: row.has('state') ? {} : judgedState({ plannedStart, target, actual, endOfLife }, today),
    services: row.has('services') ? row.list('services') : productOf(row, name, nameOf),
    milestones,
  }
}

/** A product or application is a service as well as the name of its release; a code name is not. */
function productOf(row: RowReader, name: string, nameOf: (column: number) => string): string[] {
  const column = row.columnsOf('name')[0]
  return name !== '' && column !== undefined && ['product', 'application', 'produkt'].includes(plainHeader(nameOf(column))) ? [name] : []
}

interface Dates {
  readonly plannedStart: string | undefined
  readonly target: string | undefined
  readonly actual: string | undefined
  readonly endOfLife: string | undefined
}

/**
 * The state of a release whose file names none, judged from its dates on the day of the import: an actual date reached is
 * closed and successful; support that has ended, an end of support beside a target reached, or a target passed by more than
 * half a year is closed with no outcome said; a planned start reached is build and test; any other date is planning; no date is
 * a draft. An actual date still to come is a plan (release calendars write them), not a fact.
 */
export function judgedState({ plannedStart, target, actual, endOfLife }: Dates, today: string): Pick<Fields<'release'>, 'state' | 'outcome'> {
  const reached = (date: string | undefined): boolean => date !== undefined && date !== '' && date.slice(0, 10) <= today
  const given = (date: string | undefined): boolean => date !== undefined && date !== ''
  if (reached(actual)) return { state: 'closed', outcome: 'successful' }
  const isOver = reached(endOfLife) || (given(endOfLife) && reached(target)) || reached(given(target) ? halfAYearAfter(target ?? '') : undefined)
  if (isOver && !given(actual)) return { state: 'closed' }
  if (reached(plannedStart)) return { state: 'build-and-test' }
  return given(target) || given(plannedStart) || given(actual) ? { state: 'planning' } : { state: 'draft' }
}

const halfAYearAfter = (date: string): string => new Date(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) + 183 * 86_400_000).toISOString().slice(0, 10)

function kindOfColumn(name: string): 'end-of-life' | 'freeze' | 'release' | 'milestone' {
  const lower = name.toLowerCase()
  if (/\beol\b|end of (?:life|support)/.test(lower.replace(/[_-]/g, ' '))) return 'end-of-life'
  if (lower.includes('freeze')) return 'freeze'
  return lower.includes('release') ? 'release' : 'milestone'
}
