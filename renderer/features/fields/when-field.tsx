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
  /** Hears the date that is being typed as soon as it reads, and undefined when the field is left. */
  readonly onTyping?: (when: When | undefined) => void
}

/** A day or an instant, typed as people write it (`5 Dec 22:00`, `+3d`, `tomorrow`), in the zone that dates are shown in. */
export function WhenField({ label, value, commit, wanted = 'either', onTyping, ...more }: WhenFieldProps) {
  const zone = useZone()
  const site = useAppSelector(selectRootView('workspace', 'this'))?.zone ?? ''
  const read = async (text: string): Promise<string | undefined> => {
    const when = parseWhen(text, { zone, now: Date.now(), wanted, before: value })
    return when.ok ? commit(when.value) : when.failure.message
  }
  const hear = (text: string | undefined): void => {
    const when = text === undefined ? undefined : parseWhen(text, { zone, now: Date.now(), wanted, before: value })
    if (when === undefined || when.ok) onTyping?.(when?.value)
  }
  const lines = value === '' || isDay(value) ? undefined : instantLines(Date.parse(value), site, zone).join('\n')
  return (
    <TextField
      {...more}
      label={label}
      value={whenText(value, zone, { weekday: more.place !== 'cell' })}
      commit={read}
      {...(onTyping === undefined ? {} : { onTyping: hear })}
      empty={more.place === 'cell' ? '' : 'No date'}
      {...(lines === undefined ? {} : { title: lines })}
      picker={(close) => (
        <DayPicker
          value={value}
          onPick={(when) => {
            close()
            void commit(when)
          }}
        />
      )}
    />
  )
}
