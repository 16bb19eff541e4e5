import type { ReactNode } from 'react'
import { instantLines, whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { parseWhen } from '#app/when-text'
import { selectRootView } from '#data/select'
import { useAppSelector } from '#data/store'
import { isDay, type When } from '#shared/model/when'
import { DayPicker } from './day-picker'
import type { FieldPlace } from './field-frame'
import { TextField } from './text-field'
import type { Commit } from './use-draft'

interface WhenFieldProps {
  readonly label: string
  readonly value: When
  readonly commit: Commit<When>
  readonly place?: FieldPlace
  readonly name?: string
  readonly hint?: string
  readonly wanted?: 'day' | 'instant' | 'either'
  /** What keeping a date would do, said while it is typed and as soon as it reads, and beside the days to choose from. */
  readonly trying?: (when: When) => ReactNode
}

/** A day or an instant, typed as people write it (`5 Dec 22:00`, `+3d`, `tomorrow`), in the zone that dates are shown in. */
export function WhenField({ label, value, commit, wanted = 'either', trying, ...more }: WhenFieldProps) {
  const zone = useZone()
  const site = useAppSelector(selectRootView('workspace', 'this'))?.zone ?? ''
  const read = async (text: string): Promise<string | undefined> => {
    const when = parseWhen(text, { zone, now: Date.now(), wanted, before: value })
    return when.ok ? commit(when.value) : when.failure.message
  }
  const tried = (text: string): ReactNode => {
    const when = parseWhen(text, { zone, now: Date.now(), wanted, before: value })
    return when.ok && when.value !== value ? trying?.(when.value) : undefined
  }
  const lines = value === '' || isDay(value) ? undefined : instantLines(Date.parse(value), site, zone).join('\n')
  return (
    <TextField
      {...more}
      label={label}
      value={whenText(value, zone, { weekday: more.place !== 'cell' })}
      commit={read}
      {...(trying === undefined ? {} : { trying: tried })}
      empty={more.place === 'cell' ? '' : 'No date'}
      {...(lines === undefined ? {} : { title: lines })}
      picker={(close) => (
        <DayPicker
          value={value}
          trying={trying}
          onPick={(when) => {
            close()
            void commit(when)
          }}
        />
      )}
    />
  )
}
