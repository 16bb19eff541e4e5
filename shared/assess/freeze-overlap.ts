import { expand } from '../calendar/recurrence'
import type { Freeze } from '../model/time-band'
import { fact, type Verdict } from '../model/verdict'
import { endsAt, startsAt, type When } from '../model/when'

/** A span under judgement: `entity` and the fields its ends were read from; `affects` what it touches (`service/x`, ...). */
export interface JudgedSpan {
  readonly entity: string
  readonly startField: string
  readonly endField: string
  readonly start: When
  readonly end: When
  readonly affects: readonly string[]
}

export interface OverlapOutcome {
  readonly freeze: string
  readonly title: string
  readonly severity: Freeze['severity']
  /** The overlap in epoch milliseconds. */
  readonly from: number
  readonly to: number
}

/** Freezes that a span lies in, wholly or partly: half-open spans, so touching ends do not overlap. Of one that repeats each occurrence counts. */
export function freezesOver(span: JudgedSpan, freezes: readonly Freeze[], zone: string): readonly Verdict<OverlapOutcome, 'freeze-overlap'>[] {
  const from = startsAt(span.start, zone)
  const to = endsAt(span.end === '' ? span.start : span.end, zone)
  if (from === undefined || to === undefined) return []
  const last = Math.max(to, from + 1)
  return freezes.flatMap((freeze) => {
    const wanted = Object.keys(freeze.appliesTo)
    if (wanted.length > 0 && !span.affects.some((item) => wanted.includes(item))) return []
    return expand(freeze, from, last, zone).occurrences.flatMap(({ from: begins, to: ends }) => {
      if (begins >= last || ends <= from) return []
      return [
        {
          outcome: { freeze: freeze.id, title: freeze.title, severity: freeze.severity, from: Math.max(from, begins), to: Math.min(last, ends) },
          rule: 'freeze-overlap' as const,
          because: [
            fact(span.entity, span.startField, span.start),
            fact(span.entity, span.endField, span.end),
            fact(`freeze/${freeze.id}`, 'start', freeze.start),
            fact(`freeze/${freeze.id}`, 'end', freeze.end),
            ...(freeze.recurrence === '' ? [] : [fact(`freeze/${freeze.id}`, 'recurrence', freeze.recurrence)]),
          ],
        },
      ]
    })
  })
}
