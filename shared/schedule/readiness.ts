import type { Link } from '../model/link'
import type { Task } from '../model/task'
import { type Fact, fact, type Verdict } from '../model/verdict'

export type Readiness =
  | { readonly state: 'startable' }
  | { readonly state: 'blocked'; readonly waitsFor: readonly string[] }
  /** Not planned any more: its own progress says where it is. */
  | { readonly state: 'begun' }

const settled = new Set(['done', 'skipped', 'not-applicable'])
const begun = new Set(['in-progress', 'done', 'failed', 'skipped', 'not-applicable'])

/**
 * Whether a planned task can start now: FS needs the other settled, SS needs it begun; FF and SF hold
 * only its finish. A lag is not counted here: the plan's times say it.
 */
export function readinessOf(task: Task, links: readonly Link[], tasks: ReadonlyMap<string, Task>): Verdict<Readiness, 'readiness'> {
  if (task.progress.state !== 'planned') return { outcome: { state: 'begun' }, rule: 'readiness', because: [progressOf(task)] }
  const because: Fact[] = [progressOf(task)]
  const waitsFor: string[] = []
  for (const link of links) {
    const before = tasks.get(link.from)
    if (link.to !== task.id || before === undefined || link.type === 'FF' || link.type === 'SF') continue
    because.push(progressOf(before))
    const enough = link.type === 'FS' ? settled : begun
    if (!enough.has(before.progress.state)) waitsFor.push(before.id)
  }
  return { outcome: waitsFor.length === 0 ? { state: 'startable' } : { state: 'blocked', waitsFor }, rule: 'readiness', because }
}

const progressOf = ({ id, progress }: Task): Fact => fact(`task/${id}`, 'progress', progress.state)
