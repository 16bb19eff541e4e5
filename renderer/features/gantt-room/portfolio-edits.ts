import { Temporal } from 'temporal-polyfill'
import { viewsOf } from '#data/select'
import { store } from '#data/store'
import { runAloud, triedOf } from '#features/conflicts'
import { type BoardEdits, type Chart, type GridStep, type ReleaseRow, releaseName, stepped } from '#features/gantt'
import { edit } from '#shared/commands/edit'
import { movePhase, resizePhase } from '#shared/commands/move-phase'
import { shiftRelease } from '#shared/commands/shift-release'
import { type Shift, shifted } from '#shared/commands/when-words'
import type { Draft } from '#shared/log/operation'
import type { Phase } from '#shared/model/phase'
import { type Failure, failed, ok, type Result } from '#shared/model/result'

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
    const result = await runAloud(command)
    if (!result.ok) tell(result.failure.message, true)
    else if (result.value !== undefined) tell(result.value.summary, false)
  }
  const moved = (row: number, shift: Shift): Draft | Result<Draft, Failure> | undefined => {
    const id = idAt(row)
    const phase = phaseAt(row)
    const held = byId.get(id)
    if (phase !== undefined) return movePhase(phase, shift, zone)
    if (held === undefined) return undefined
    const { release, gates, milestones } = held
    const plans = viewsOf(store.getState().workspace.roots[`release/${id}`], 'plan')
    return shiftRelease(release, { phases: held.phases, gates, milestones, plans }, shift, zone)
  }
  const resized = (row: number, edge: 'start' | 'end', shift: Shift): Draft | Result<Draft, Failure> | undefined => {
    const phase = phaseAt(row)
    const held = byId.get(idAt(row))
    if (phase !== undefined) return resizePhase(phase, edge, shift, zone)
    if (held === undefined) return undefined
    const { release } = held
    const field = edge === 'start' ? 'plannedStart' : 'target'
    if (release[field] !== '') return { ...edit('release', release, { [field]: shifted(release[field], shift, zone) }), command: 'reschedule-release' }
    const missing = edge === 'start' ? 'planned start' : 'target date'
    return failed({ code: 'date-missing', message: `${releaseName(release)} has no ${missing} yet. Give it one first.` })
  }
  const doesIf = (command: Draft | Result<Draft, Failure> | undefined): void => {
    if (command !== undefined) void does(command)
  }
  const shiftOf = (row: number, edge: 'start' | 'end', to: number): Shift => shiftBetween(edge === 'start' ? startAt(row) : endAt(row), to, zone)
  return {
    allowed: (row) => {
      const known = byId.has(idAt(row)) || phaseAt(row) !== undefined
      return { move: known && !Number.isNaN(startAt(row)), resize: known && !Number.isNaN(startAt(row)), link: false }
    },
    onMove: (row, start) => doesIf(moved(row, shiftOf(row, 'start', start))),
    onStep: (row, steps) => doesIf(moved(row, shiftOf(row, 'start', stepped(startAt(row), step, steps, zone)))),
    onStretch: (row, steps) => doesIf(resized(row, 'end', shiftOf(row, 'end', stepped(endAt(row), step, steps, zone)))),
    onResize: (row, edge, at) => doesIf(resized(row, edge, shiftOf(row, edge, at))),
    onPreview: (dragged) => {
      if (dragged === undefined) return undefined
      const { row, edge, start, end } = dragged
      const command = edge === undefined ? moved(row, shiftOf(row, 'start', start)) : resized(row, edge, shiftOf(row, edge, edge === 'start' ? start : end))
      const read = command === undefined || 'ok' in command ? command : ok(command)
      return read?.ok === true && read.value.operations.length > 0 ? triedOf(read.value) : undefined
    },
    onLink: () => undefined,
  }
}
