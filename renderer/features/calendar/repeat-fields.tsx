import { IconX } from '@tabler/icons-react'
import { whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { selectRootView } from '#data/select'
import { useAppSelector } from '#data/store'
import { type Choice, ChoiceField, type Commit, TextField, useReadOnly, WhenField } from '#features/fields'
import { judgeRule, plainRule, type Recurring, type RuleVerdict } from '#shared/calendar/recurrence'
import { type Ending, type Frequency, formOf, type MonthlyOn, type RecurrenceForm, ruleOf, weekdayCodes, weekly } from '#shared/calendar/recurrence-form'
import { isDay, startsAt, type When } from '#shared/model/when'
import styles from './calendar.module.css'
import { nthWords, weekdayWords } from './recurrence-words'

interface Patch {
  readonly recurrence?: string
  readonly exceptions?: Record<string, true>
}

interface RepeatFieldsProps {
  readonly band: Recurring
  readonly commit: Commit<Patch>
}

const ruleProblems: Readonly<Record<Exclude<RuleVerdict, 'good'>, string>> = {
  'not-a-rule': 'This is no rule of RFC 5545. It starts with FREQ=, for example FREQ=WEEKLY;BYDAY=SA.',
  'too-fine': 'A freeze or window repeats hourly at most.',
  'too-dense': 'This happens more often than can be planned by: more than 10,000 times a year.',
  never: 'This day never comes: the rule has no date in the next 30 years.',
}

const frequencyChoices: readonly Choice<Frequency | 'once' | 'text'>[] = [
  { value: 'once', label: 'Never' },
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'monthly', label: 'Monthly' },
  { value: 'yearly', label: 'Yearly' },
  { value: 'text', label: 'By a rule' },
]

/** How a freeze or window repeats: the usual rules as a form, all others as their text, and the times it is left out. */
export function RepeatFields({ band, commit }: RepeatFieldsProps) {
  const siteZone = useAppSelector(selectRootView('workspace', 'this'))?.zone || 'UTC'
  const form = formOf(band.recurrence)
  const chosen = band.recurrence === '' ? 'once' : (form?.frequency ?? 'text')
  const keepRule = async (recurrence: string): Promise<string | undefined> => {
    const judged = judgeRule({ ...band, recurrence }, siteZone)
    return judged === 'good' ? commit({ recurrence }) : ruleProblems[judged]
  }
  const choose = (frequency: Frequency | 'once' | 'text'): Promise<string | undefined> => {
    if (frequency === 'once') return commit({ recurrence: '' })
    // As text it is the rule that stands; one that a form can tell shows as a form again.
    if (frequency === 'text') return band.recurrence === '' ? keepRule('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1') : Promise.resolve(undefined)
    return keepRule(ruleOf({ ...weekly, frequency, interval: form?.interval ?? 1, ending: form?.ending ?? { kind: 'never' } }))
  }
  return (
    <>
      <ChoiceField label="Repeats" value={chosen} choices={frequencyChoices} commit={choose} />
      {form !== undefined && <FormFields form={form} start={band.start} zone={band.zone || siteZone} commit={(next) => keepRule(ruleOf(next))} />}
      {band.recurrence !== '' && (
        <TextField label="Rule" value={band.recurrence} commit={(text) => keepRule(plainRule(text))} hint="RRULE of RFC 5545, as calendars exchange it" />
      )}
      {band.recurrence !== '' && <Exceptions value={band.exceptions} commit={(exceptions) => commit({ exceptions })} />}
    </>
  )
}

interface FormFieldsProps {
  readonly form: RecurrenceForm
  readonly start: When
  readonly zone: string
  readonly commit: Commit<RecurrenceForm>
}

const intervalWords = { daily: 'days', weekly: 'weeks', monthly: 'months', yearly: 'years' } as const
const endingChoices: readonly Choice<Ending['kind']>[] = [
  { value: 'never', label: 'Without end' },
  { value: 'until', label: 'On a day' },
  { value: 'count', label: 'After some times' },
]

function FormFields({ form, start, zone, commit }: FormFieldsProps) {
  const { frequency, interval, weekdays, on, ending } = form
  const toggle = (code: (typeof weekdayCodes)[number]): void => {
    const own = weekdays.length === 0 ? [weekdayOf(start, zone)] : weekdays
    const next = own.includes(code) ? own.filter((one) => one !== code) : [...own, code]
    if (next.length > 0) void commit({ ...form, weekdays: next })
  }
  const shown = weekdays.length === 0 ? [weekdayOf(start, zone)] : weekdays
  const isReadOnly = useReadOnly()
  return (
    <>
      <TextField
        label={`Every so many ${intervalWords[frequency]}`}
        value={String(interval)}
        commit={async (text) => (/^[1-9]\d{0,2}$/.test(text.trim()) ? commit({ ...form, interval: Number(text) }) : 'Give a whole number from 1 to 999.')}
      />
      {frequency === 'weekly' && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand beside its fields.
        <div className={styles['scope']} role="group" aria-label="On">
          <span className={styles['scopeLabel']} aria-hidden>
            On
          </span>
          <div className={styles['scopeItems']}>
            {weekdayCodes.map((code) => (
              <button
                key={code}
                type="button"
                className={styles['weekday']}
                aria-pressed={shown.includes(code)}
                aria-disabled={isReadOnly}
                aria-label={weekdayWords[code]}
                onClick={() => !isReadOnly && toggle(code)}
              >
                {weekdayWords[code].slice(0, 2)}
              </button>
            ))}
          </div>
        </div>
      )}
      {frequency === 'monthly' && (
        <ChoiceField label="On" value={onText(on)} choices={monthlyChoices(start, zone, on)} commit={(text) => commit({ ...form, on: onOf(text) })} />
      )}
      <ChoiceField
        label="Ends"
        value={ending.kind}
        choices={endingChoices}
        commit={(kind) =>
          commit({
            ...form,
            ending: kind === 'never' ? { kind } : kind === 'count' ? { kind, times: 10 } : { kind, day: dayAfterAYear(start) },
          })
        }
      />
      {ending.kind === 'count' && (
        <TextField
          label="Times"
          value={String(ending.times)}
          commit={async (text) =>
            /^[1-9]\d{0,2}$/.test(text.trim()) ? commit({ ...form, ending: { kind: 'count', times: Number(text) } }) : 'Give a whole number from 1 to 999.'
          }
        />
      )}
      {ending.kind === 'until' && (
        <WhenField
          label="Last day"
          value={ending.day}
          wanted="day"
          commit={async (day) => (isDay(day) ? commit({ ...form, ending: { kind: 'until', day } }) : 'Give a day.')}
        />
      )}
    </>
  )
}

const dayOf = (start: When, zone: string): string =>
  isDay(start) ? start : new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(startsAt(start, zone) ?? 0)

/** The weekday of the first time: Monday is the first code. */
const weekdayOf = (start: When, zone: string): (typeof weekdayCodes)[number] =>
  weekdayCodes[(new Date(`${dayOf(start, zone)}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO'

const dayAfterAYear = (start: When): string => `${Number(start.slice(0, 4)) + 1}${start.slice(4, 8)}${start.slice(8, 10) === '29' ? '28' : start.slice(8, 10)}`

const onText = (on: MonthlyOn): string => (on.by === 'day' ? 'day' : `${on.nth}${on.weekday}`)

function onOf(text: string): MonthlyOn {
  const weekday = weekdayCodes.find((code) => text.endsWith(code))
  const nth = ([1, 2, 3, 4, -1] as const).find((one) => one === Number(text.slice(0, -2)))
  return weekday === undefined || nth === undefined ? { by: 'day' } : { by: 'weekday', nth, weekday }
}

/** What a start can mean within its month: its date, its weekday counted from the beginning, and from the end; with what stands. */
function monthlyChoices(start: When, zone: string, on: MonthlyOn): readonly Choice<string>[] {
  const weekday = weekdayOf(start, zone)
  const day = Number(dayOf(start, zone).slice(8, 10))
  const counted = [1, 2, 3, 4, -1] as const
  const nths = on.by === 'weekday' && on.weekday !== weekday ? [{ nth: on.nth, weekday: on.weekday }] : []
  return [
    { value: 'day', label: `Day ${day} of the month` },
    ...[...counted.map((nth) => ({ nth, weekday })), ...nths].map((one) => ({
      value: `${one.nth}${one.weekday}`,
      label: `The ${nthWords[one.nth]} ${weekdayWords[one.weekday]}`,
    })),
  ]
}

interface ExceptionsProps {
  readonly value: Readonly<Record<string, true>>
  readonly commit: Commit<Record<string, true>>
}

/** The times that do not happen, each by its day. */
function Exceptions({ value, commit }: ExceptionsProps) {
  const zone = useZone()
  const isReadOnly = useReadOnly()
  const left = Object.keys(value).sort()
  return (
    <>
      {left.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand beside its fields.
        <div className={styles['scope']} role="group" aria-label="Left out">
          <span className={styles['scopeLabel']} aria-hidden>
            Left out
          </span>
          <div className={styles['scopeItems']}>
            {left.map((key) => (
              <span key={key} className={styles['scopeItem']}>
                {whenText(key, zone)}
                {!isReadOnly && (
                  <button
                    type="button"
                    aria-label={`Let it happen on ${whenText(key, zone)}`}
                    onClick={() => void commit(Object.fromEntries(left.flatMap((other) => (other === key ? [] : [[other, true as const]]))))}
                  >
                    <IconX size={14} stroke={1.5} aria-hidden />
                  </button>
                )}
              </span>
            ))}
          </div>
        </div>
      )}
      {!isReadOnly && (
        <WhenField
          label="Leave out"
          value=""
          wanted="day"
          commit={async (day) => (day === '' ? undefined : commit({ ...Object.fromEntries(left.map((key) => [key, true as const])), [day]: true }))}
          hint="A day on which it does not happen"
        />
      )}
    </>
  )
}
