import type { Plan } from '../model/plan'
import type { Task } from '../model/task'
import { exp, ln } from './exact-math'

/** A task that once ran to its end: what it was, what was planned, what it took (minutes). */
export interface PastRun {
  readonly title: string
  readonly kind: Task['kind']
  readonly role: string
  readonly planned: number
  readonly actual: number
}

/** What past runs took of their planned time (1 is as planned), ascending, by what tasks have in common. */
export interface History {
  readonly byTitle: ReadonlyMap<string, readonly number[]>
  readonly byKindAndRole: ReadonlyMap<string, readonly number[]>
}

export const noHistory: History = { byTitle: new Map(), byKindAndRole: new Map() }

/** So many runs are the least that say something of their spread. */
export const leastRuns = 3
/** Tasks of the same kind and role are less alike than those of one title: more of them are asked. */
const leastOfKind = 8

const ended: ReadonlySet<Plan['state']> = new Set(['completed', 'backed-out', 'aborted'])

/** The tasks done of plans that have come to their end; of a plan whose time is not round the clock a wait would count as work, so it is left out. */
export function pastRuns(plans: readonly Plan[], tasks: readonly Task[]): readonly PastRun[] {
  const over = new Set(plans.filter((plan) => ended.has(plan.state) && plan.calendar === '').map(({ id }) => id))
  return tasks.flatMap((task): PastRun[] => {
    if (task.progress.state !== 'done' || !over.has(task.plan) || task.calendar !== '' || task.duration === 0) return []
    const actual = (Date.parse(task.progress.at) - Date.parse(task.progress.since)) / 60_000
    return actual > 0 ? [{ title: task.title, kind: task.kind, role: task.role, planned: task.duration, actual }] : []
  })
}

/** Titles are alike without their case, marks and figures: "Smoke test: 40 payments" and "Smoke test, 60 payments". */
const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

const kindAndRole = (kind: string, role: string): string => `${kind} ${role.trim().toLowerCase()}`

/** The history of runs, sorted so that neither their order nor their place in the store matters. */
export function historyOf(runs: readonly PastRun[]): History {
  const byTitle = new Map<string, number[]>()
  const byKindAndRole = new Map<string, number[]>()
  const put = (into: Map<string, number[]>, key: string, share: number): void => {
    const held = into.get(key)
    if (held === undefined) into.set(key, [share])
    else held.push(share)
  }
  for (const { title, kind, role, planned, actual } of runs) {
    const share = actual / planned
    if (plain(title) !== '') put(byTitle, plain(title), share)
    if (role.trim() !== '') put(byKindAndRole, kindAndRole(kind, role), share)
  }
  for (const held of [...byTitle.values(), ...byKindAndRole.values()]) held.sort((a, b) => a - b)
  return { byTitle, byKindAndRole }
}

/** What similar tasks took: by the title where enough bear it, else by kind and role; undefined where too few ran. */
export function similarRuns(
  task: Pick<Task, 'title' | 'kind' | 'role'>,
  { byTitle, byKindAndRole }: History,
): { readonly median: number; readonly spread: number; readonly runs: number; readonly alike: 'title' | 'kind-and-role' } | undefined {
  const sameTitle = byTitle.get(plain(task.title))
  if (sameTitle !== undefined && sameTitle.length >= leastRuns) return { ...calibrated(sameTitle), alike: 'title' }
  const sameKind = byKindAndRole.get(kindAndRole(task.kind, task.role))
  return sameKind !== undefined && sameKind.length >= leastOfKind ? { ...calibrated(sameKind), alike: 'kind-and-role' } : undefined
}

/** The lognormal of shares: median, and the deviation of a next run's logarithm, which few runs leave the less certain. */
function calibrated(shares: readonly number[]): { readonly median: number; readonly spread: number; readonly runs: number } {
  const runs = shares.length
  const logs = shares.map(ln)
  const mean = logs.reduce((sum, log) => sum + log, 0) / runs
  const variance = logs.reduce((sum, log) => sum + (log - mean) * (log - mean), 0) / (runs - 1)
  return { median: exp(mean), spread: Math.sqrt(variance * (1 + 1 / runs)), runs }
}
