import { IconX } from '@tabler/icons-react'
import { type FormEvent, useId, useState } from 'react'
import { Button, IconButton } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { whenText } from '#app/format'
import { selectPerson } from '#app/preferences'
import { parseWhen } from '#app/when-text'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { TriedConflicts } from '#features/conflicts'
import { combine, create, edit } from '#shared/commands/edit'
import { nextNumber } from '#shared/commands/next-number'
import { raiseChange } from '#shared/commands/scope-change'
import { startRelease } from '#shared/commands/start-release'
import type { Draft } from '#shared/log/operation'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { viewOf } from '#shared/model/view'
import { endsAt, startsAt, type When } from '#shared/model/when'
import styles from './calendar.module.css'

const makings = [
  { value: 'release', label: 'Release', title: 'Name' },
  { value: 'change', label: 'Change', title: 'Short description' },
  { value: 'freeze', label: 'Freeze', title: 'Title' },
  { value: 'window', label: 'Window', title: 'Title' },
  { value: 'booking', label: 'Booking', title: 'What for' },
  { value: 'key-date', label: 'Key date', title: 'Title' },
] as const
type Making = (typeof makings)[number]['value']

interface NewFormProps {
  /** Days or instants that were selected; the end may be ''. */
  readonly start: When
  readonly end: When
  readonly zone: string
  readonly now: number
  readonly onClose: () => void
}

/** Puts something new into the calendar where it was selected. */
export function NewForm({ start, end, zone, now, onClose }: NewFormProps) {
  const id = useId()
  const [making, setMaking] = useState<Making>('release')
  const [title, setTitle] = useState('')
  const [starts, setStarts] = useState(() => whenText(start, zone, { weekday: true }))
  const [ends, setEnds] = useState(() => whenText(end, zone, { weekday: true }))
  const [environment, setEnvironment] = useState('')
  const [problem, setProblem] = useState<Failure>()
  const environments = useAppSelector(selectViews('environment'))
  const releases = useAppSelector(selectViews('release'))
  const changes = useAppSelector(selectViews('change'))
  const person = useAppSelector(selectPerson)?.name ?? ''
  const { label, title: titleLabel } = makings.find(({ value }) => value === making) ?? makings[0]

  const draft = (called = title.trim()): Result<Draft, Failure> => {
    const from = parseWhen(starts, { zone, now, wanted: 'either', before: start })
    if (!from.ok) return failed({ ...from.failure, place: 'start' })
    const to = parseWhen(making === 'release' ? '' : ends, { zone, now, wanted: 'either', before: end || start })
    if (!to.ok) return failed({ ...to.failure, place: 'end' })
    if (from.value === '') return failed({ code: 'start-missing', message: 'Give it a day.', place: 'start' })
    const [begins, finishes] = [startsAt(from.value, zone), endsAt(to.value, zone)]
    if (begins !== undefined && finishes !== undefined && finishes <= begins) {
      return failed({ code: 'end-before-start', message: 'It would end before it starts.', place: 'end' })
    }
    if (called === '') return failed({ code: 'title-missing', message: `Give it a ${titleLabel.toLowerCase()}.`, place: 'title' })
    const band = { of: 'calendar/main', title: called, start: from.value, end: to.value }
    const made = newId()
    switch (making) {
      case 'release': {
        const number = nextNumber(
          releases.map((release) => release.number),
          'REL-1',
        )
        return startRelease({ id: made, number, name: called, version: '', type: 'minor', target: from.value, owner: person })
      }
      case 'change': {
        const number = nextNumber(
          changes.map((change) => change.number),
          'CHG-1',
        )
        const raised = raiseChange({ id: made, number, shortDescription: called, requestedBy: person })
        const planned = edit('change', viewOf('change', made, {}), { plannedStart: from.value, plannedEnd: to.value })
        return ok(combine(raised.command, raised.summary, [raised, planned]))
      }
      case 'booking':
        return ok(create('booking', made, { ...band, environment, bookedBy: person }))
      default:
        return ok(create(making, made, band))
    }
  }
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const result = await run(draft(), { toast: true })
    if (result.ok) onClose()
    else setProblem(result.failure)
  }
  const refusalAt = (place: string): string => (problem?.place === place ? problem.message : '')
  return (
    <form className={styles['newForm']} onSubmit={(event) => void add(event)}>
      <div className={styles['popoverHead']}>
        <h3>New {label.toLowerCase()}</h3>
        <IconButton label="Close new entry" onClick={onClose}>
          <IconX size={16} stroke={1.5} aria-hidden />
        </IconButton>
      </div>
      <label className={styles['choiceLabel']} htmlFor={`${id}-kind`}>
        Kind
      </label>
      <select
        id={`${id}-kind`}
        data-autofocus
        className={styles['select']}
        value={making}
        onChange={(event) => setMaking(makings.find(({ value }) => value === event.currentTarget.value)?.value ?? making)}
      >
        {makings.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <TextField label={titleLabel} value={title} onChange={setTitle} refusal={refusalAt('title')} />
      <TextField
        label={making === 'release' ? 'Target' : 'Start'}
        value={starts}
        onChange={setStarts}
        refusal={refusalAt('start')}
        hint="A day, or a day and a time: 5 Dec 22:00"
      />
      {making !== 'release' && <TextField label="End" value={ends} onChange={setEnds} refusal={refusalAt('end')} />}
      {making === 'booking' && (
        <>
          <label className={styles['choiceLabel']} htmlFor={`${id}-environment`}>
            Environment
          </label>
          <select id={`${id}-environment`} className={styles['select']} value={environment} onChange={(event) => setEnvironment(event.currentTarget.value)}>
            <option value="">None</option>
            {environments.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </>
      )}
      <TriedConflicts draft={draft(title.trim() || label)} />
      {problem !== undefined && problem.place === undefined && <p role="alert">{problem.message}</p>}
      <div className={styles['popoverActions']}>
        <Button kind="primary" type="submit">
          Add {label.toLowerCase()}
        </Button>
      </div>
    </form>
  )
}
