import { useMemo } from 'react'
import { rootRecords, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { boardOf } from '#features/conflicts'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { subjectsOf, type ViewsOf } from '#shared/assess/conflicts/subjects-of'
import type { Kind, View } from '#shared/model/entities'
import type { PlanData } from './use-plan'

/** What a what-if does to the conflicts of its release. */
export interface TriedConflicts {
  readonly arising: readonly Conflict[]
  readonly ending: readonly Conflict[]
  /** How many stay as they are. */
  readonly staying: number
}

/** Judges the release with the plan as it would be, beside all others as they stand. */
export function useTriedConflicts(after: PlanData): TriedConflicts {
  const roots = useAppSelector(rootRecords)
  return useMemo(() => {
    const entity = `release/${after.release.id}`
    const live = boardOf(roots)
    const record = roots[entity]
    const standing = live.board.find(entity)
    const was = standing === undefined ? [] : live.judge(standing)
    const tried = record === undefined ? undefined : subjectsOf(record, viewsAsIf(after), live.zone)[0]
    const now = tried === undefined ? [] : live.judge(tried)
    const [before, later] = [was, now].map((found) => new Set(found.map(({ key }) => key)))
    const arising = now.filter(({ key }) => before?.has(key) !== true)
    return { arising, ending: was.filter(({ key }) => later?.has(key) !== true), staying: now.length - arising.length }
  }, [roots, after])
}

/** The views of a root, those of the plan as it would be. */
function viewsAsIf({ plan, tasks, links }: PlanData): ViewsOf {
  const instead: Partial<Record<Kind, readonly View<Kind>[]>> = { task: tasks, link: links }
  return <K extends Kind>(record: Parameters<typeof viewsOf>[0], kind: K): readonly View<K>[] => {
    const held = viewsOf(record, kind)
    if (kind === 'plan') return held.map((view) => (view.id === plan.id ? (plan as View<Kind> as View<K>) : view))
    const own = instead[kind]
    // The kind names the views: what stands under `task` are tasks.
    return own === undefined ? held : [...held.filter((view) => !('plan' in view) || view.plan !== plan.id), ...(own as readonly View<K>[])]
  }
}
