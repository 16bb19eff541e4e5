import { IconTrash } from '@tabler/icons-react'
import { Button } from '#app/controls/button'
import { useZone } from '#app/preferences'
import { selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { tryingField, useWouldDo } from '#features/conflicts'
import { type Choice, ChoiceField, kept, keptAloud, TextField, useReadOnly, WhenField } from '#features/fields'
import { edit, type Fields, remove } from '#shared/commands/edit'
import type { View } from '#shared/model/entities'
import { idOf, kindOf } from '#shared/model/entity-id'
import { endsAt, startsAt, type When } from '#shared/model/when'
import styles from './calendar.module.css'
import type { CalendarItem } from './calendar-item'
import { type OwnBand, ownBands } from './own-band'
import { RepeatFields } from './repeat-fields'
import { ScopeField } from './scope-field'

interface BandFormProps {
  readonly item: CalendarItem
  readonly onRemoved: () => void
}

/** The fields of what lives in the calendar alone; each is saved as it is left. */
export function BandForm({ item, onRemoved }: BandFormProps) {
  const record = useAppSelector(({ workspace }) => workspace.roots[item.root])
  const kind = ownBands.find((own) => own === kindOf(item.entity))
  const view = kind === undefined ? undefined : viewsOf(record, kind).find(({ id }) => id === idOf(item.entity))
  const isReadOnly = useReadOnly()
  if (kind === undefined || view === undefined) return <p>It was removed.</p>
  return (
    <div className={styles['form']}>
      <TimeFields kind={kind} view={view} />
      {kind === 'freeze' && <FreezeFields freeze={view as View<'freeze'>} />}
      {kind === 'window' && <WindowFields window={view as View<'window'>} />}
      {kind === 'booking' && <BookingFields booking={view as View<'booking'>} />}
      {kind === 'key-date' && <KeyDateFields keyDate={view as View<'key-date'>} />}
      <TextField label="Note" value={view.note} lines={2} commit={(note) => kept(edit(kind, view, { note } as Fields<OwnBand>))} />
      {!isReadOnly && (
        <div className={styles['popoverActions']}>
          <Button
            icon={<IconTrash size={16} stroke={1.5} aria-hidden />}
            onClick={() => {
              onRemoved()
              void keptAloud(remove(kind, view))
            }}
          >
            Remove from the calendar
          </Button>
        </div>
      )}
    </div>
  )
}

function TimeFields({ kind, view }: { readonly kind: OwnBand; readonly view: View<OwnBand> }) {
  const zone = useZone()
  const saveEnds = async (patch: { readonly start?: When; readonly end?: When }): Promise<string | undefined> => {
    const next = { start: view.start, end: view.end, ...patch }
    if (next.start === '') return 'Give it a start, or remove it from the calendar.'
    const [from, to] = [startsAt(next.start, zone), endsAt(next.end, zone)]
    if (from !== undefined && to !== undefined && to <= from) return 'It would end before it starts.'
    return kept(edit(kind, view, patch as Fields<OwnBand>))
  }
  const { trying: tryStart } = tryingField((start: When) => edit(kind, view, { start } as Fields<OwnBand>))
  const { trying: tryEnd } = tryingField((end: When) => edit(kind, view, { end } as Fields<OwnBand>))
  return (
    <>
      <TextField label="Title" value={view.title} strong commit={(title) => kept(edit(kind, view, { title } as Fields<OwnBand>))} />
      <WhenField label="Start" value={view.start} trying={tryStart} commit={(start) => saveEnds({ start })} />
      <WhenField label="End" value={view.end} trying={tryEnd} commit={(end) => saveEnds({ end })} />
    </>
  )
}

const severities: readonly Choice<'hard' | 'soft'>[] = [
  { value: 'hard', label: 'Hard: blocks' },
  { value: 'soft', label: 'Soft: warns' },
]

function FreezeFields({ freeze }: { readonly freeze: View<'freeze'> }) {
  const wouldDo = useWouldDo()
  return (
    <>
      <ChoiceField
        label="Severity"
        value={freeze.severity}
        choices={severities}
        commit={(severity) => kept(edit('freeze', freeze, { severity }))}
        wouldDo={(severity) => wouldDo(edit('freeze', freeze, { severity }))}
      />
      <ScopeField value={freeze.appliesTo} commit={(appliesTo) => kept(edit('freeze', freeze, { appliesTo }))} />
      <RepeatFields band={freeze} commit={(patch) => kept(edit('freeze', freeze, patch))} />
    </>
  )
}

const windowKinds: readonly Choice<'maintenance' | 'deployment'>[] = [
  { value: 'deployment', label: 'Deployment' },
  { value: 'maintenance', label: 'Maintenance' },
]

function WindowFields({ window }: { readonly window: View<'window'> }) {
  const wouldDo = useWouldDo()
  return (
    <>
      <ChoiceField
        label="Kind"
        value={window.kind}
        choices={windowKinds}
        commit={(kind) => kept(edit('window', window, { kind }))}
        wouldDo={(kind) => wouldDo(edit('window', window, { kind }))}
      />
      <ScopeField value={window.appliesTo} commit={(appliesTo) => kept(edit('window', window, { appliesTo }))} />
      <RepeatFields band={window} commit={(patch) => kept(edit('window', window, patch))} />
    </>
  )
}

const bookingStates: readonly Choice<View<'booking'>['state']>[] = [
  { value: 'requested', label: 'Requested' },
  { value: 'approved', label: 'Approved' },
  { value: 'active', label: 'Active' },
  { value: 'released', label: 'Released' },
  { value: 'rejected', label: 'Rejected' },
]

const usualPurposes = ['Deployment', 'Rehearsal', 'Performance test', 'Integration test', 'Acceptance test', 'Training', 'Maintenance']

function BookingFields({ booking }: { readonly booking: View<'booking'> }) {
  const environments = useAppSelector(selectViews('environment'))
  const wouldDo = useWouldDo()
  const choices = [{ value: '', label: 'None' }, ...environments.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <>
      <ChoiceField
        label="Environment"
        value={booking.environment}
        choices={choices}
        commit={(environment) => kept(edit('booking', booking, { environment }))}
        wouldDo={(environment) => wouldDo(edit('booking', booking, { environment }))}
      />
      <ChoiceField
        label="State"
        value={booking.state}
        choices={bookingStates}
        commit={(state) => kept(edit('booking', booking, { state }))}
        wouldDo={(state) => wouldDo(edit('booking', booking, { state }))}
      />
      <TextField label="Booked by" value={booking.bookedBy} commit={(bookedBy) => kept(edit('booking', booking, { bookedBy }))} />
      <TextField
        label="Purpose"
        value={booking.purpose}
        {...tryingField((purpose: string) => edit('booking', booking, { purpose }))}
        suggestions={usualPurposes}
        hint="A rehearsal, deployment or load test wants the environment alone: beside another booking it is a hard conflict"
      />
    </>
  )
}

const keyDateKinds: readonly Choice<View<'key-date'>['kind']>[] = [
  { value: 'key-event', label: 'Key event' },
  { value: 'deadline', label: 'Deadline' },
  { value: 'important-date', label: 'Important date' },
  { value: 'cab', label: 'CAB' },
]

function KeyDateFields({ keyDate }: { readonly keyDate: View<'key-date'> }) {
  return <ChoiceField label="Kind" value={keyDate.kind} choices={keyDateKinds} commit={(kind) => kept(edit('key-date', keyDate, { kind }))} />
}
