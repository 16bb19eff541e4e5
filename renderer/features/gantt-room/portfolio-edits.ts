import { Temporal } from 'temporal-polyfill'
import { run } from '#data/run'
import { viewsOf } from '#data/select'
import { store } from '#data/store'
import { type BoardEdits, type Chart, type GridStep, type ReleaseRow, releaseName, stepped } from '#features/gantt'
import { edit } from '#shared/commands/edit'
import { movePhase, resizePhase } from '#shared/commands/move-phase'
import { shiftRelease } from '#shared/commands/shift-release'
import { type Shift, shifted } from '#shared/commands/when-words'
import type { Draft } from '#shared/log/operation'
import type { Phase } from '#shared/model/phase'
import type { Failure, Result } from '#shared/model/result'

/** How far it is from one instant to another, in whole local days and the minutes beside them. */
export function shiftBetween(from: number, to: number, zone: string): Shift {
  const a = Temporal.Instant.fromEpochMilliseconds(Math.round(from)).toZonedDateTimeISO(zone)
  const b = Temporal.Instant.fromEpochMilliseconds(Math.round(to)).toZonedDateTimeISO(zone)
  const days = a.toPlainDate().until(b.toPlainDate(), { largestUnit: 'days' }).days
  const minutes = a.toPlainTime().until(b.toPlainTime(), { largestUnit: 'minutes' }).minutes
  return { days, minutes }
}

/** Moves of releases and phases, each one command. Releases move with all that is dated in them. */
export function portfolioEdits(
  chart: Chart,
  releases: readonly ReleaseRow[],
  step: GridStep,
  zone: string,
  tell: (words: string, refused: boolean) => void,
): BoardEdits {
  const byId = new Map(releases.map((row) => [row.release.id, row]))
  const idAt = (row: number): string => chart.rows.ids[row] ?? ''
  const phaseAt = (row: number): Phase | undefined => byId.get(idAt(chart.rows.parent[row] ?? -1))?.phases.find(({ id }) => id === idAt(row))
  const startAt = (row: number): number => chart.rows.start[row] ?? Number.NaN
  const endAt = (row: number): number => chart.rows.end[row] ?? Number.NaN

  const does = async (command: Draft | Result<Draft, Failure>): Promise<void> => {
    const result = await run(command, { toast: true })
    if (!result.ok) tell(result.failure.message, true)
    else if (result.value !== undefined) tell(result.value.summary, false)
  }
  const moveBy = (row: number, shift: Shift): void => {
    const id = idAt(row)
    const phase = phaseAt(row)
    const held = byId.get(id)
    if (phase !== undefined) void does(movePhase(phase, shift, zone))
    else if (held !== undefined) {
      const { release, gates, milestones } = held
      const plans = viewsOf(store.getState().workspace.roots[`release/${id}`], 'plan')
      void does(shiftRelease(release, { phases: held.phases, gates, milestones, plans }, shift, zone))
    }
  }
  const resizeBy = (row: number, edge: 'start' | 'end', shift: Shift): void => {
    const id = idAt(row)
    const phase = phaseAt(row)
    const held = byId.get(id)
    if (phase !== undefined) void does(resizePhase(phase, edge, shift, zone))
    else if (held !== undefined) {
      const { release } = held
      const field = edge === 'start' ? 'plannedStart' : 'target'
      if (release[field] === '') {
        tell(`${releaseName(release)} has no ${edge === 'start' ? 'planned start' : 'target date'} yet. Give it one first.`, true)
        return
      }
      void does({ ...edit('release', release, { [field]: shifted(release[field], shift, zone) }), command: 'reschedule-release' })
    }
  }
  return {
    allowed: (row) => {
      const known = byId.has(idAt(row)) || phaseAt(row) !== undefined
      return { move: known && !Number.isNaN(startAt(row)), resize: known && !Number.isNaN(startAt(row)), link: false }
    },
    onMove: (row, start) => moveBy(row, shiftBetween(startAt(row), start, zone)),
    onStep: (row, steps) => moveBy(row, shiftBetween(startAt(row), stepped(startAt(row), step, steps, zone), zone)),
    onStretch: (row, steps) => resizeBy(row, 'end', shiftBetween(endAt(row), stepped(endAt(row), step, steps, zone), zone)),
    onResize: (row, edge, at) => resizeBy(row, edge, shiftBetween(edge === 'start' ? startAt(row) : endAt(row), at, zone)),
    onLink: () => undefined,
  }
}
