import { useMemo } from 'react'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { useZone } from '#app/preferences'
import type { RoomProps } from '#app/rooms'
import { go } from '#app/router'
import { useCanEdit } from '#app/use-can-edit'
import { useMinute } from '#app/use-now'
import { useSigner } from '#app/use-signer'
import { rootRecords, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { ImportBallots } from '#features/ballot'
import { AgendaPage } from './agenda-page'
import { meetingPage } from './agenda-rows'
import { ExampleAgenda } from './example-agenda'
import { MeetingList } from './meeting-list'
import { meetingToShow } from './meetings'
import { NewMeeting } from './new-meeting'
import { SetUpPage } from './set-up-page'

/** The room of the change advisory board. Parameters: `meeting`, `item` (of its agenda, or 'minutes'), `view` ('meetings', 'set-up', 'new', 'ballots'). */
export function CabRoom({ params }: RoomProps) {
  const meetings = useAppSelector(selectViews('meeting'))
  const roots = useAppSelector(rootRecords)
  const zone = useZone()
  const now = useMinute()
  const { person } = useSigner()
  const canEdit = useCanEdit()
  const named = meetings.find(({ id }) => id === params['meeting'])
  const meeting = named ?? meetingToShow(meetings, zone, now)
  const page = useMemo(() => (meeting === undefined ? undefined : meetingPage(roots, meeting.id, person)), [roots, meeting, person])
  const view = params['view']
  if (view === 'ballots') return <ImportBallots />
  if (view === 'new' && canEdit) return <NewMeeting meetings={meetings} from={params['from'] ?? ''} />
  if (meetings.length === 0) return <NoMeetings onPlan={canEdit ? () => go('cab', { view: 'new' }) : undefined} />
  if (view === 'meetings' || page === undefined) return <MeetingList meetings={meetings} />
  if (view === 'set-up') return <SetUpPage key={page.meeting.id} page={page} />
  return <AgendaPage key={page.meeting.id} page={page} asked={params['item'] ?? ''} />
}

function NoMeetings({ onPlan }: { readonly onPlan: (() => void) | undefined }) {
  return (
    <Page title="CAB">
      <EmptyState
        title="No meetings yet"
        example={<ExampleAgenda />}
        actions={
          onPlan !== undefined && (
            <Button kind="primary" onClick={onPlan}>
              Plan a meeting
            </Button>
          )
        }
      >
        A meeting of the change advisory board decides about changes and releases that wait for authorisation. Its agenda fills itself, each member votes for
        exactly what they have seen, and a later change makes the vote stale.
      </EmptyState>
    </Page>
  )
}
