import { clockWords, dateWords } from '#shared/commands/when-words'
import type { Task } from '#shared/model/task'
import { instant } from '#shared/model/when'
import { durationText } from '#shared/schedule/duration-text'
import type { PointVerdict } from '#shared/schedule/point-of-no-return'

/** One stage of a plan in words: when it has come to its end, and until when it can still be taken back. */
export interface StageWords {
  readonly task: string
  readonly name: string
  readonly ends: string
  /** "04:00 − 20 min check − 1 h 40 min back-out tasks − 10 min D1 = 01:50". */
  readonly sum: string
  readonly latest: string
  readonly spare: string
  readonly fits: boolean
}

/** A point of no return in words, for the screen and for paper. */
export interface PointWords {
  /** The time alone, for the figure; undefined where there is none. */
  readonly at: string | undefined
  /** What it means, or what is missing for it. */
  readonly sentence: string
  readonly rule: string
  readonly stages: readonly StageWords[]
}

const missing = {
  window: 'No point of no return: the plan has no window to be back in.',
  'back-out': 'No point of no return: no task says how long it takes to undo, and there is no back-out task.',
  tasks: 'No point of no return: the plan has no task.',
} as const

/** So many parts of a sum are named; the rest is counted. */
const mostNamed = 6

export function pointWords({ outcome }: PointVerdict, tasks: readonly Task[], zone: string): PointWords {
  const rule = 'What has begun is undone in reverse order, then the back-out tasks run and the result is checked, all before the window closes.'
  if (outcome.kind === 'none') return { at: undefined, sentence: missing[outcome.missing], rule, stages: [] }
  const { windowEnd, checkMinutes, branchMinutes, at, latestBackOut, passedBy, stages } = outcome
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const isLong = Math.max(windowEnd, ...stages.map(({ finish }) => finish)) - Math.min(at, ...stages.map(({ finish }) => finish)) > 86_400_000
  const time = (when: number): string => (isLong ? dateWords(instant(when), zone) : clockWords(when, zone))
  const name = (id: string): string => {
    const task = byId.get(id)
    return task === undefined ? 'a task' : `${task.code} ${task.title}`.trim()
  }
  const code = (id: string): string => byId.get(id)?.code || (byId.get(id)?.title ?? '')
  const undone = (ids: readonly string[]): readonly string[] => {
    const parts = ids.map((id) => `${durationText(byId.get(id)?.backOutDuration ?? 0)} ${code(id)}`)
    if (parts.length <= mostNamed) return parts
    const rest = ids.slice(mostNamed).reduce((sum, id) => sum + (byId.get(id)?.backOutDuration ?? 0), 0)
    return [...parts.slice(0, mostNamed), `${durationText(rest)} ${ids.length - mostNamed} more`]
  }
  const passing = passedBy === undefined ? undefined : byId.get(passedBy)
  return {
    at: time(at),
    sentence: sentenceOf(),
    rule,
    stages: stages.map(({ task, finish, latest, spareMinutes, undo }): StageWords => {
      const taken = [
        ...(checkMinutes > 0 ? [`${durationText(checkMinutes)} check`] : []),
        ...(branchMinutes > 0 ? [`${durationText(branchMinutes)} back-out tasks`] : []),
        ...undone(undo),
      ]
      return {
        task,
        name: name(task),
        ends: time(finish),
        sum: `${[time(windowEnd), ...taken].join(' − ')} = ${time(latest)}`,
        latest: time(latest),
        spare: durationText(spareMinutes),
        fits: spareMinutes >= 0,
      }
    }),
  }

  function sentenceOf(): string {
    if (passing === undefined) return `Up to ${time(at)} all of it can be undone and checked in time; no step begins after that.`
    const starts = `“${name(passing.id)}” begins`
    if (latestBackOut > at) {
      return `${starts} at ${time(at)} and takes ${durationText(passing.backOutDuration)} to undo: from then on it is too late. Without it a back-out would have until ${time(latestBackOut)}.`
    }
    return `A back-out must begin by ${time(at)}. ${starts} after that and can’t be undone in time.`
  }
}
