import { type Fact, fact, type Verdict } from '../model/verdict'

/** A stretch of time of an entity: instants in epoch milliseconds, and the fields they were read from. */
export interface FitSpan {
  readonly entity: string
  readonly startsAt: number
  readonly endsAt: number
  readonly fields: { readonly start: string; readonly end: string }
}

/** Whether the plan lies inside its window. `spareMinutes` is below zero where it overruns. */
export function windowFit(
  plan: FitSpan,
  window: FitSpan,
): Verdict<{ readonly fits: boolean; readonly spareMinutes: number; readonly earlyMinutes: number }, 'window-fit'> {
  const spareMinutes = (window.endsAt - plan.endsAt) / 60_000
  // What lies before the window is preparation: told, and not a misfit by itself.
  const earlyMinutes = Math.max(0, (window.startsAt - plan.startsAt) / 60_000)
  return {
    outcome: { fits: spareMinutes >= 0, spareMinutes, earlyMinutes },
    rule: 'window-fit',
    because: [...factsOf(plan), ...factsOf(window)],
  }
}

const factsOf = ({ entity, startsAt, endsAt, fields }: FitSpan): readonly Fact[] => [fact(entity, fields.start, startsAt), fact(entity, fields.end, endsAt)]
