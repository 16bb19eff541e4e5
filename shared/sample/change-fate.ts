import type { Fields } from '#shared/commands/edit'
import type { Change } from '#shared/model/change'
import type { Release } from '#shared/model/release'
import type { When } from '#shared/model/when'
import type { PlannedRelease } from './planned-release'
import { minutesAfter } from './sample-time'

interface Fate {
  readonly state: Change['state']
  readonly closeCode: Change['closeCode']
}

/** How far a change in a release's scope is; what prepared a release and lies behind us is done. */
export function changeFate({ state, more }: PlannedRelease, place: number, plannedEnd: When, now: number): Fate {
  const isPast = Date.parse(plannedEnd) < now
  if (state === 'cancelled') return { state: 'cancelled', closeCode: '' }
  if (state === 'review' || state === 'closed') return { state: 'closed', closeCode: closeCodeOf(more.outcome ?? '', place) }
  if (state === 'early-life-support') return place % 3 === 1 ? { state: 'review', closeCode: '' } : { state: 'closed', closeCode: 'successful' }
  if (isPast) return state === 'ready' || state === 'build-and-test' ? { state: 'closed', closeCode: 'successful' } : { state: 'new', closeCode: '' }
  if (state === 'deploying') return { state: 'implement', closeCode: '' }
  if (state === 'ready') return { state: place % 5 === 4 ? 'authorize' : 'scheduled', closeCode: '' }
  if (state === 'build-and-test') return { state: place % 3 === 0 ? 'authorize' : 'assess', closeCode: '' }
  return { state: state === 'planning' && place % 2 === 1 ? 'assess' : 'new', closeCode: '' }
}

function closeCodeOf(outcome: Release['outcome'], place: number): Change['closeCode'] {
  if (outcome === 'failed' || outcome === 'backed-out') return 'unsuccessful'
  return outcome === 'successful-with-issues' && place === 0 ? 'successful-with-issues' : 'successful'
}

const notes: Readonly<Record<Change['closeCode'], string>> = {
  '': '',
  successful: 'Done as planned; nothing to add.',
  'successful-with-issues': 'Done, later than planned: one step had to be repeated. What was learnt stands in the release.',
  unsuccessful: 'Taken back. The reason and what follows from it stand in the review of the release.',
}

/** What a change holds once it began, and once it ended. */
export function endedChange(state: Change['state'], closeCode: Change['closeCode'], plannedStart: When, minutes: number): Fields<'change'> {
  if (state === 'implement') return { actualStart: plannedStart }
  if (state === 'review') return { actualStart: plannedStart, actualEnd: minutesAfter(plannedStart, minutes) }
  if (state !== 'closed') return {}
  const late = closeCode === 'successful-with-issues' ? 40 : 0
  return { actualStart: plannedStart, actualEnd: minutesAfter(plannedStart, minutes + late), closeCode, closeNotes: notes[closeCode] }
}
