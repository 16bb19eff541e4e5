import { selectZone } from '#app/preferences'
import { ask } from '#data/bridge'
import { rootRecords, selectRootView, selectViews, viewsOf } from '#data/select'
import { sha256 } from '#data/sha256'
import { store } from '#data/store'
import { boardOf, namesOf, printedConflicts } from '#features/conflicts'
import { historyOfRoots } from '#features/forecast'
import { contentOf, hashOfSeen } from '#shared/cab/content'
import { uncertainModels } from '#shared/forecast/plan-forecast'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { viewOf } from '#shared/model/view'
import { startsAt } from '#shared/model/when'
import type { NewDocument } from '#shared/print/document'
import type { PlanBody, PrintedPlan } from '#shared/print/plan-body'
import { printedApproval } from './approval'
import { headOf } from './head'

/** So many of the newest entries stand in a printed plan; the audit trail has all. */
const mostEntries = 60
const evening = 22 * 3_600_000

/** The printed plan of a release, from what the window holds and the newest of its history. */
export async function planDocument(releaseId: string, now = Date.now()): Promise<Result<NewDocument, Failure>> {
  const state = store.getState()
  const zone = selectZone(state)
  const record = rootRecords(state)[`release/${releaseId}`]
  const release = selectRootView('release', releaseId)(state)
  if (record === undefined || release === undefined) return failed({ code: 'release-gone', message: 'This release is not here any more.' })
  const history = await ask('journal:audit', { about: `release/${releaseId}`, take: mostEntries })
  if (!history.ok) return history
  const { body, status } = bodyOf(record, release, zone)
  const rows = history.value.rows.map(({ at, who, summary }) => ({ at, who, summary }))
  return ok({
    head: headOf({ about: releaseName(release), document: 'release plan', subject: `Release plan of ${releaseName(release)}`, contents: true, status }, now),
    body: { ...body, history: { rows, inAll: history.value.inAll } },
  })
}

function bodyOf(record: RootRecord, release: Release, zone: string) {
  const state = store.getState()
  const roots = rootRecords(state)
  const names = namesOfItems()
  const scope = viewsOf(record, 'release-change')
  const changes = scope.flatMap(({ change: id }) => {
    const root = roots[`change/${id}`]
    const change = viewsOf(root, 'change').find((view) => view.id === id)
    return change === undefined ? [] : [{ change, affects: viewsOf(root, 'affects') }]
  })
  const affects = viewsOf(record, 'affects')
  const phases = viewsOf(record, 'phase')
  const gates = viewsOf(record, 'gate')
  const criteria = viewsOf(record, 'criterion')
  const { hash, status, sentence } = approvedContent(`release/${release.id}`, zone)
  const deployment = printedPlanOf(record, release, zone)
  const body: Omit<PlanBody, 'history'> = {
    kind: 'plan',
    zone,
    workspace: selectRootView('workspace', 'this')(state) ?? viewOf('workspace', 'this', {}),
    release,
    approval: sentence,
    hash,
    services: affects.map(({ item }) => names.get(item) ?? item).sort(),
    needs: viewsOf(record, 'release-dependency').flatMap(({ needs }) => {
      const other = selectRootView('release', needs)(state)
      return other === undefined ? [] : [{ name: releaseName(other), target: other.target }]
    }),
    changes: changes.map(({ change, affects: touched }) => ({ change, affects: touched.map(({ item }) => names.get(item) ?? item).sort() })),
    workItems: [...viewsOf(record, 'work-item')],
    phases: [...phases],
    gates: [...gates],
    criteria: [...criteria],
    ...(deployment === undefined ? {} : { deployment }),
    freezes: [...selectViews('freeze')(state)],
    conflicts: conflictsOf(
      release,
      changes.map(({ change }) => change.id),
      zone,
    ),
    risks: [...viewsOf(record, 'risk')],
    actions: [...viewsOf(record, 'risk-action')],
    milestones: [...viewsOf(record, 'milestone')].sort((a, b) => (startsAt(a.start, zone) ?? 0) - (startsAt(b.start, zone) ?? 0)),
    stakeholders: [...viewsOf(record, 'stakeholder')],
    attachments: [...viewsOf(record, 'attachment')],
    notes: [...viewsOf(record, 'note')],
  }
  return { body, status }
}

/** The hash of what stands under approval, and what its approval is worth. */
export function approvedContent(subject: string, zone: string) {
  const state = store.getState()
  const content = contentOf(rootRecords(state), subject)
  const hash = content === undefined ? '' : hashOfSeen(content, sha256)
  return { hash, ...printedApproval(state, subject, hash, zone) }
}

/** The conflicts of a release and of the changes that go out with it, also those that somebody has let stand. */
function conflictsOf(release: Release, changes: readonly string[], zone: string): PlanBody['conflicts'] {
  const roots = rootRecords(store.getState())
  const live = boardOf(roots)
  const found = [`release/${release.id}`, ...changes.map((id) => `change/${id}`)].flatMap((entity) => {
    const subject = live.board.find(entity)
    return subject === undefined ? [] : live.judge(subject)
  })
  const once = new Map(found.map((conflict) => [conflict.key, conflict]))
  return printedConflicts([...once.values()], live, namesOf(roots), zone, Date.now())
}

/** The plan that deploys, else a rehearsal's, with the baselines that are chosen or all; undefined while there is none. */
export function printedPlanOf(record: RootRecord | undefined, release: Release, zone: string, chosen?: readonly string[]): PrintedPlan | undefined {
  const plans = viewsOf(record, 'plan')
  const plan = plans.find(({ rehearsal }) => !rehearsal) ?? plans[0]
  if (plan === undefined) return undefined
  const baselines = viewsOf(record, 'baseline')
    .filter((one) => one.plan === plan.id && (chosen === undefined || chosen.includes(one.id)))
    .sort((a, b) => (a.taken < b.taken ? 1 : -1))
  const day = startsAt(release.target.slice(0, 10), zone)
  const tasks = viewsOf(record, 'task').filter((task) => task.plan === plan.id)
  const state = store.getState()
  const durations = uncertainModels(plan, tasks, historyOfRoots(rootRecords(state)))
  return {
    plan,
    tasks,
    calendars: [...selectViews('working-calendar')(state)],
    ...(durations === undefined ? {} : { durations: Object.fromEntries(durations) }),
    links: viewsOf(record, 'link').filter((link) => link.plan === plan.id),
    baselines,
    fallback: day === undefined ? 0 : day + evening,
  }
}

/** Names of services and configuration items by their entity. */
function namesOfItems(): ReadonlyMap<string, string> {
  const state = store.getState()
  return new Map([
    ...selectViews('service')(state).map(({ id, name }) => [`service/${id}`, name] as const),
    ...selectViews('ci')(state).map(({ id, name }) => [`ci/${id}`, name] as const),
  ])
}
