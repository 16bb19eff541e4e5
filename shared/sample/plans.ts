import { cardGateway, mobileApp, shortPlan } from '#resources/sample/plans/finished'
import { ledgerDailyInterest, ledgerRounding } from '#resources/sample/plans/ledger'
import { paymentsCutover } from '#resources/sample/plans/payments-cutover'
import type { PlanRows, RunRow, TaskRow } from '#resources/sample/plans/plan-rows'
import { create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import { hashOf } from '#shared/forecast/random'
import type { Draft } from '#shared/log/operation'
import { type LinkType, linkTypes } from '#shared/model/link'
import type { Plan } from '#shared/model/plan'
import type { Estimate, Progress } from '#shared/model/task'
import type { When } from '#shared/model/when'
import { environmentOf, type PlannedRelease, titleOfRelease } from './planned-release'
import { minutesAfter, type SampleTime } from './sample-time'

const inDetail: readonly PlanRows[] = [paymentsCutover, ledgerDailyInterest, ledgerRounding, mobileApp, cardGateway]

/** The deployment plan of a release: one told in detail, or the short one that most releases use; none before it is built. */
export function plan(release: PlannedRelease, time: SampleTime): readonly Draft[] {
  const rows = inDetail.find(({ release: id }) => id === release.id)
  if (rows !== undefined) return planDrafts(release, rows, time.at(rows.start), time.at(rows.windowStart), time)
  if (release.stage === 'before' || release.stage === 'dropped') return []
  return planDrafts(release, shortRows(release), release.target, release.target, time)
}

/** The plan's identity, which later edits and runs name. */
export const planIdOf = (release: string): string => `${release}-plan`
export const taskIdOf = (release: string, code: string): string => `${planIdOf(release)}-${code.toLowerCase()}`

function planDrafts(release: PlannedRelease, rows: PlanRows, start: When, windowStart: When, time: SampleTime): readonly Draft[] {
  const { id, root } = release
  const planId = planIdOf(id)
  const taskId = (code: string): string => taskIdOf(id, code)
  return [
    create('plan', planId, {
      of: root,
      title: rows.title,
      state: rows.state,
      start,
      windowStart,
      windowEnd: minutesAfter(windowStart, rows.windowMinutes),
      zone: time.zone,
      environment: rows.environment,
      backOutCheck: rows.backOutCheck ?? 0,
    }),
    ...rows.tasks.map(([code, title, kind, duration = 0, who = '', progress = ''], at) => {
      const group = groupOf(code)
      const isGrouped = group !== code && rows.tasks.some(([other]) => other === group)
      const [instructions = '', expectedResult = '', backOut = ''] = rows.details[code] ?? []
      return create('task', taskId(code), {
        ...{ of: root, plan: planId, code, title: filled(title, release), kind, duration, who: filled(who, release) },
        ...{ parent: isGrouped ? taskId(group) : '', environment: kind === 'summary' ? '' : rows.environment, instructions, expectedResult, backOut },
        estimate: estimateOf(rows.estimates?.[code]),
        backOutDuration: rows.undo?.[code] ?? 0,
        branch: rows.backOut.includes(group) ? 'back-out' : 'main',
        progress: progressOf(progress, start),
        order: orderKey(at),
      })
    }),
    ...rows.links.map((link) => {
      const { from, type, lag, to } = linkOf(link)
      return create(
        'link',
        `${planId}-${from}-${to}`.toLowerCase(),
        { of: root, plan: planId, from: taskId(from), to: taskId(to), type, lag },
        `Linked ${from} to ${to}`,
      )
    }),
    ...baselineOf(release, rows, start, time),
    ...(rows.runs ?? []).flatMap((run) => runDrafts(release, run, time)),
  ]
}

const estimateOf = (points: readonly [number, number] | undefined): Estimate => (points === undefined ? '' : { low: points[0], high: points[1] })

/** A code's letters: `B` of `B3`; a code of digits alone has no group. */
const groupOf = (code: string): string => /^[A-Z]+/.exec(code)?.[0] ?? ''

const filled = (text: string, release: PlannedRelease): string => text.replace('{name}', titleOfRelease(release)).replace('{owner}', release.owner)

function linkOf(link: string): { from: string; type: LinkType; lag: number; to: string } {
  const [, from, word, lag = '0', to] = /^(\w+) (FS|SS|FF|SF)([+-]\d+)? (\w+)$/.exec(link) ?? []
  const type = linkTypes.find((one) => one === word)
  if (from === undefined || to === undefined || type === undefined) throw new TypeError(`The sample has a link that nobody can read: ${link}`)
  return { from, type, lag: Number(lag), to }
}

/** `done 0-12`, `in-progress 32`, `failed 80-95 reason`, `skipped 95 reason`, in minutes after the plan's start. */
function progressOf(text: string, start: When): Progress {
  const [, state, first = '0', last = '0', reason = ''] = /^(done|in-progress|failed|skipped) (\d+)(?:-(\d+))?(?: (.+))?$/.exec(text) ?? []
  const since = minutesAfter(start, Number(first))
  const at = minutesAfter(start, Number(last))
  if (state === 'done') return { state, since, at }
  if (state === 'in-progress') return { state, since }
  if (state === 'failed') return { state, since, at, reason }
  return state === 'skipped' ? { state, at: since, reason } : { state: 'planned' }
}

function baselineOf({ id, root }: PlannedRelease, { baseline }: PlanRows, start: When, time: SampleTime): readonly Draft[] {
  if (baseline === undefined) return []
  const at = (minute: number): number => Date.parse(start) + minute * 60_000
  const spans = Object.fromEntries(
    Object.entries(baseline.spans).map(([code, [begin, minutes]]) => [taskIdOf(id, code), { start: at(begin), end: at(begin + minutes) }]),
  )
  return [create('baseline', `${planIdOf(id)}-baseline`, { of: root, plan: planIdOf(id), title: baseline.title, taken: time.at(baseline.taken), spans })]
}

function runDrafts({ id, root }: PlannedRelease, run: RunRow, time: SampleTime): readonly Draft[] {
  const started = time.at(run.start)
  return [
    create('run', run.id, {
      of: root,
      plan: planIdOf(id),
      kind: run.kind,
      state: run.state,
      started,
      ended: run.minutes === undefined ? '' : minutesAfter(started, run.minutes),
    }),
    ...run.notes.map(([minute, code, by, text], at) =>
      create('run-note', `${run.id}-${at + 1}`, { of: root, run: run.id, task: taskIdOf(id, code), at: minutesAfter(started, minute), by, text }),
    ),
  ]
}

const endStates: Readonly<Record<string, Plan['state']>> = { 'backed-out': 'backed-out', failed: 'aborted' }

/** What steps take of their planned time in real life, so that there is a history to forecast from. */
const reallyTook = [0.8, 0.9, 0.95, 1, 1, 1.05, 1.1, 1.2, 1.3, 1.5]

/** The short plan with progress as the release's state asks for. */
function shortRows({ id, area, stage, name, version, more }: PlannedRelease): PlanRows {
  const state: Plan['state'] = stage === 'out' ? (endStates[more.outcome ?? ''] ?? 'completed') : stage === 'ready' ? 'approved' : 'draft'
  let minute = 0
  const tasks = shortPlan.tasks.map((row): TaskRow => {
    const [code, title, kind, minutes = 0, who = ''] = row
    if (stage !== 'out' || kind === 'summary') return row
    const isBackOut = shortPlan.backOut.includes(groupOf(code))
    if (isBackOut && state !== 'backed-out') return row
    if (!isBackOut && state !== 'completed' && Number(code) > 4) return [code, title, kind, minutes, who, `skipped ${minute} The smoke test failed`]
    const from = minute
    minute += Math.max(1, Math.round(minutes * (reallyTook[hashOf(`${id} ${code}`) % reallyTook.length] ?? 1)))
    const failed = state !== 'completed' && code === '4'
    return [code, title, kind, minutes, who, failed ? `failed ${from}-${minute} Not all cases passed` : `done ${from}-${minute}`]
  })
  return {
    ...shortPlan,
    tasks,
    release: id,
    title: `${name} ${version}`,
    state,
    start: '',
    windowStart: '',
    windowMinutes: 240,
    environment: environmentOf(area, 'production'),
  }
}
