import { viewsOf } from '#data/select'
import { inTreeOrder } from '#shared/commands/task-tree'
import type { RootRecord, Roots } from '#shared/log/apply'
import type { TestCycle } from '#shared/model/build-and-test'
import type { Change } from '#shared/model/change'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { Plan } from '#shared/model/plan'
import type { Release } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import type { Task } from '#shared/model/task'
import type { When } from '#shared/model/when'

/** A long text of a card: how it is headed, and what it says. */
export interface CardText {
  readonly title: string
  readonly text: string
}

/** A deployment plan that carries the subject. */
export interface CardPlan {
  readonly release: Release
  readonly record: RootRecord
  readonly plan: Plan
  /** In tree order. */
  readonly tasks: readonly Task[]
}

/** What an approver must see on one page (field.md 2.2), of a change or of a release. */
export interface SubjectCard {
  /** `change/x` or `release/x`. */
  readonly entity: string
  readonly kind: 'change' | 'release'
  readonly number: string
  readonly title: string
  readonly type: string
  readonly requestedBy: string
  readonly assignedTo: string
  /** Names of the services and configuration items that it touches. */
  readonly touches: readonly string[]
  readonly start: When
  readonly end: When
  readonly impact: string
  readonly state: Change['state'] | Release['state']
  readonly why: readonly CardText[]
  readonly how: readonly CardText[]
  readonly ifItFails: readonly CardText[]
  readonly tests: readonly CardText[]
  readonly cycles: readonly TestCycle[]
  readonly plan: CardPlan | undefined
  /** The changes that a release brings; the releases that carry a change. */
  readonly scope: readonly { readonly entity: string; readonly name: string }[]
}

/** The card of a subject; undefined where it is gone. `nameOf` names services and configuration items. */
export function subjectCard(roots: Roots, subject: string, nameOf: (entity: string) => string): SubjectCard | undefined {
  const record = roots[subject]
  if (record === undefined) return undefined
  const [change] = kindOf(subject) === 'change' ? viewsOf(record, 'change') : []
  if (change !== undefined) return changeCard(roots, record, change, nameOf)
  const [release] = kindOf(subject) === 'release' ? viewsOf(record, 'release') : []
  return release === undefined ? undefined : releaseCard(roots, record, release, nameOf)
}

const said = (texts: readonly CardText[]): readonly CardText[] => texts.filter(({ text }) => text.trim() !== '')
const touchedBy = (record: RootRecord, nameOf: (entity: string) => string): readonly string[] =>
  viewsOf(record, 'affects')
    .map(({ item }) => nameOf(item))
    .sort()

function changeCard(roots: Roots, record: RootRecord, change: Change, nameOf: (entity: string) => string): SubjectCard {
  const carriers = carriersOf(roots, change.id)
  return {
    entity: `change/${change.id}`,
    kind: 'change',
    number: change.number,
    title: change.shortDescription || change.number || 'Unnamed change',
    type: change.type,
    requestedBy: change.requestedBy,
    assignedTo: change.assignedTo,
    touches: touchedBy(record, nameOf),
    start: change.plannedStart,
    end: change.plannedEnd,
    impact: change.impact,
    state: change.state,
    why: said([
      { title: '', text: change.justification },
      { title: 'Description', text: change.description },
    ]),
    how: said([
      { title: '', text: change.implementationPlan },
      { title: 'Risk and impact', text: change.riskAndImpactAnalysis },
    ]),
    ifItFails: said([{ title: '', text: change.backoutPlan }]),
    tests: said([{ title: '', text: change.testPlan }]),
    cycles: carriers.flatMap(({ record: carrier }) => viewsOf(carrier, 'test-cycle')),
    plan: carriers.flatMap(({ release, record: carrier }) => planOf(release, carrier) ?? [])[0],
    scope: carriers.map(({ release }) => ({ entity: `release/${release.id}`, name: releaseName(release) })),
  }
}

function releaseCard(roots: Roots, record: RootRecord, release: Release, nameOf: (entity: string) => string): SubjectCard {
  const changes = viewsOf(record, 'release-change').flatMap(({ change }) => viewsOf(roots[`change/${change}`], 'change'))
  const titled = (read: (change: Change) => string): readonly CardText[] =>
    said(changes.map((change) => ({ title: [change.number, change.shortDescription].filter((part) => part !== '').join(' '), text: read(change) })))
  return {
    entity: `release/${release.id}`,
    kind: 'release',
    number: release.number,
    title: releaseName(release),
    type: release.type,
    requestedBy: release.owner,
    assignedTo: release.team,
    touches: touchedBy(record, nameOf),
    start: release.plannedStart,
    end: release.target,
    impact: highest(changes.map(({ impact }) => impact)),
    state: release.state,
    why: said([
      { title: '', text: release.objective },
      { title: 'Description', text: release.description },
    ]),
    how: titled(({ implementationPlan }) => implementationPlan),
    ifItFails: titled(({ backoutPlan }) => backoutPlan),
    tests: titled(({ testPlan }) => testPlan),
    cycles: viewsOf(record, 'test-cycle'),
    plan: planOf(release, record),
    scope: changes.map((change) => ({ entity: `change/${change.id}`, name: change.shortDescription || change.number })),
  }
}

const impacts: readonly Change['impact'][] = ['high', 'moderate', 'low']
const highest = (given: readonly Change['impact'][]): string => impacts.find((impact) => given.includes(impact)) ?? ''

interface Carrier {
  readonly release: Release
  readonly record: RootRecord
}

/** The releases in whose scope a change is; they are not over. */
function carriersOf(roots: Roots, change: string): readonly Carrier[] {
  const found: Carrier[] = []
  for (const root in roots) {
    const record = roots[root]
    if (record === undefined || kindOf(root) !== 'release') continue
    if (!viewsOf(record, 'release-change').some((entry) => entry.change === change)) continue
    const [release] = viewsOf(record, 'release').filter(({ id }) => id === idOf(root))
    if (release !== undefined && release.state !== 'cancelled') found.push({ release, record })
  }
  return found
}

/** The plan that deploys, never a rehearsal's. */
function planOf(release: Release, record: RootRecord): CardPlan | undefined {
  const plan = viewsOf(record, 'plan').find(({ rehearsal }) => !rehearsal)
  if (plan === undefined) return undefined
  const tasks = inTreeOrder(viewsOf(record, 'task').filter((task) => task.plan === plan.id))
  return tasks.length === 0 ? undefined : { release, record, plan, tasks }
}
