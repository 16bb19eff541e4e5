import type { ScheduledChange, ScheduleStanding } from '../../cab/schedule-of-change'
import type { Change } from '../../model/change'
import type { IcsEntry } from './write-ics'

const statuses: Readonly<Record<ScheduleStanding, 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'>> = {
  confirmed: 'CONFIRMED',
  tentative: 'TENTATIVE',
  'called-off': 'CANCELLED',
}
const standingWords: Readonly<Record<ScheduleStanding, string>> = { confirmed: 'Authorised', tentative: 'Not certain', 'called-off': 'Cancelled' }

/** From here on revisions are counted in seconds: they fit into a whole number of 32 bits until 2088. */
const firstRevision = Date.UTC(2020, 0, 1)
const lastRevision = 2 ** 31 - 1

/** A number that rises whenever anything about the change is written, the same on every machine that has the same entries (RFC 5545, 3.8.7.4). */
const revisionOf = (changedAt: number): number => Math.min(lastRevision, Math.max(0, Math.floor((changedAt - firstRevision) / 1000)))

/** The forward schedule of change as entries of a calendar. `nameOf` gives the name of a service or CI. */
export const scheduleEntries = (changes: readonly ScheduledChange[], nameOf: (item: string) => string): readonly IcsEntry[] =>
  changes.map(({ change, affects, standing, why, changedAt }): IcsEntry => {
    const items = affects.map((item) => ({ item, name: nameOf(item) })).filter(({ name }) => name !== '')
    return {
      uid: `change-${change.id}@slipway`,
      title: [change.number, change.shortDescription].filter((part) => part !== '').join(' ') || 'Change',
      note: noteOf(
        change,
        standing,
        why,
        items.map(({ name }) => name),
      ),
      start: change.plannedStart,
      end: change.plannedEnd,
      recurrence: '',
      exceptions: [],
      zone: 'UTC',
      categories: ['Change', change.type],
      appliesTo: items.map(({ item, name }) => `${item.slice(0, item.indexOf('/'))}/${name}`),
      isCancelled: standing === 'called-off',
      published: { status: statuses[standing], sequence: revisionOf(changedAt), modified: changedAt },
    }
  })

function noteOf({ description, assignedTo, assignmentGroup }: Change, standing: ScheduleStanding, why: string, items: readonly string[]): string {
  const carriedOutBy = [assignedTo, assignmentGroup].filter((name) => name !== '').join(', ')
  return [
    `${standingWords[standing]}: ${why}`,
    ...(items.length === 0 ? [] : [`Affects ${items.join(', ')}`]),
    ...(carriedOutBy === '' ? [] : [`Carried out by ${carriedOutBy}`]),
    ...(description === '' ? [] : ['', description]),
  ].join('\n')
}
