import type { Conflict } from '#shared/assess/conflicts/conflict'
import type { NoPlace } from '#shared/assess/conflicts/repair'

/** Starts of one thing that follow each other and are refused for one reason. */
export interface RefusedRun {
  readonly entity: string
  readonly from: number
  readonly to: number
  readonly many: number
  /** Nothing where each is free by itself, and only the others are in the way. */
  readonly conflict: Conflict | undefined
}

/** Refused places in order of time, those that follow each other for the same reason told as one: hundreds of starts are a few lines. */
export function refusedRuns(places: readonly NoPlace[]): readonly RefusedRun[] {
  const ordered = [...places].sort((a, b) => (a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : a.at - b.at))
  const runs: RefusedRun[] = []
  for (const { entity, at, conflict } of ordered) {
    const last = runs.at(-1)
    if (last?.entity === entity && last.conflict?.key === conflict?.key) runs[runs.length - 1] = { ...last, to: at, many: last.many + 1 }
    else runs.push({ entity, from: at, to: at, many: 1, conflict })
  }
  return runs
}
