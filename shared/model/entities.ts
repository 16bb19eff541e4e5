import type * as z from 'zod'
import { RiskQuestion, RiskRule } from './assessment'
import { AgendaItem, ChangeTask, Condition, Decision, Meeting, MeetingMember, Recusal, Vote } from './board'
import { ReleasePackage, ReleaseUnit, TestCycle } from './build-and-test'
import { Change, underApproval as changeApproval } from './change'
import { Message, Stakeholder } from './communication'
import { ConfigurationItem, Environment, Service } from './configuration'
import { Criterion, underApproval as criterionApproval } from './criterion'
import { Attachment, KnownError, Lesson, Note } from './document'
import { Gate, underApproval as gateApproval } from './gate'
import { Link, underApproval as linkApproval } from './link'
import { Milestone } from './milestone'
import { Baseline, Incident, Measure, Review, Run, RunNote } from './monitoring'
import { Phase, underApproval as phaseApproval } from './phase'
import { Plan, underApproval as planApproval } from './plan'
import { Release, underApproval as releaseApproval } from './release'
import { Risk } from './risk'
import { RiskAction } from './risk-action'
import { Affects, affectsUnderApproval, ReleaseChange, ReleaseDependency, WorkItem } from './scope'
import { Task, underApproval as taskApproval } from './task'
import { Booking, Calendar, ConflictAcceptance, Freeze, FreezeException, KeyDate, MaintenanceWindow, WorkingCalendar } from './time-band'
import { Admission, ImportMapping, ImportPart, Person, Revocation, SavedView, Template, Workspace } from './workspace'

/** Every kind of entity: its schema, how a person calls one, and what an approval covers. Kinds stand in entity names: never rename one. */
export const entities = {
  workspace: { schema: Workspace, noun: 'workspace', approval: [] },
  release: { schema: Release, noun: 'release', approval: releaseApproval },
  change: { schema: Change, noun: 'change', approval: changeApproval },
  calendar: { schema: Calendar, noun: 'calendar', approval: [] },
  meeting: { schema: Meeting, noun: 'meeting', approval: [] },
  phase: { schema: Phase, noun: 'phase', approval: phaseApproval },
  gate: { schema: Gate, noun: 'gate', approval: gateApproval },
  criterion: { schema: Criterion, noun: 'criterion', approval: criterionApproval },
  milestone: { schema: Milestone, noun: 'key date', approval: [] },
  plan: { schema: Plan, noun: 'deployment plan', approval: planApproval },
  task: { schema: Task, noun: 'task', approval: taskApproval },
  link: { schema: Link, noun: 'link', approval: linkApproval },
  risk: { schema: Risk, noun: 'risk', approval: [] },
  'risk-action': { schema: RiskAction, noun: 'action', approval: [] },
  'release-change': { schema: ReleaseChange, noun: 'change in scope', approval: ['change'] },
  'work-item': { schema: WorkItem, noun: 'work item', approval: [] },
  affects: { schema: Affects, noun: 'affected item', approval: affectsUnderApproval },
  'release-dependency': { schema: ReleaseDependency, noun: 'dependency', approval: [] },
  service: { schema: Service, noun: 'service', approval: [] },
  ci: { schema: ConfigurationItem, noun: 'configuration item', approval: [] },
  environment: { schema: Environment, noun: 'environment', approval: [] },
  freeze: { schema: Freeze, noun: 'freeze', approval: [] },
  window: { schema: MaintenanceWindow, noun: 'window', approval: [] },
  'freeze-exception': { schema: FreezeException, noun: 'freeze exception', approval: [] },
  'conflict-acceptance': { schema: ConflictAcceptance, noun: 'accepted conflict', approval: [] },
  'working-calendar': { schema: WorkingCalendar, noun: 'working calendar', approval: [] },
  booking: { schema: Booking, noun: 'booking', approval: [] },
  'key-date': { schema: KeyDate, noun: 'key date', approval: [] },
  note: { schema: Note, noun: 'note', approval: [] },
  attachment: { schema: Attachment, noun: 'attachment', approval: [] },
  lesson: { schema: Lesson, noun: 'lesson', approval: [] },
  'known-error': { schema: KnownError, noun: 'known error', approval: [] },
  'release-package': { schema: ReleasePackage, noun: 'release package', approval: [] },
  'release-unit': { schema: ReleaseUnit, noun: 'release unit', approval: [] },
  'test-cycle': { schema: TestCycle, noun: 'test cycle', approval: [] },
  stakeholder: { schema: Stakeholder, noun: 'stakeholder', approval: [] },
  message: { schema: Message, noun: 'message', approval: [] },
  incident: { schema: Incident, noun: 'incident', approval: [] },
  measure: { schema: Measure, noun: 'measure', approval: [] },
  review: { schema: Review, noun: 'review', approval: [] },
  run: { schema: Run, noun: 'run', approval: [] },
  'run-note': { schema: RunNote, noun: 'run note', approval: [] },
  baseline: { schema: Baseline, noun: 'baseline', approval: [] },
  'meeting-member': { schema: MeetingMember, noun: 'member', approval: [] },
  'agenda-item': { schema: AgendaItem, noun: 'agenda item', approval: [] },
  vote: { schema: Vote, noun: 'vote', approval: [] },
  recusal: { schema: Recusal, noun: 'declared conflict of interest', approval: [] },
  decision: { schema: Decision, noun: 'decision', approval: [] },
  condition: { schema: Condition, noun: 'condition', approval: [] },
  'change-task': { schema: ChangeTask, noun: 'change task', approval: [] },
  person: { schema: Person, noun: 'person', approval: [] },
  admission: { schema: Admission, noun: 'admission', approval: [] },
  revocation: { schema: Revocation, noun: 'revocation', approval: [] },
  import: { schema: ImportPart, noun: 'import', approval: [] },
  'saved-view': { schema: SavedView, noun: 'saved view', approval: [] },
  'import-mapping': { schema: ImportMapping, noun: 'import mapping', approval: [] },
  'risk-rule': { schema: RiskRule, noun: 'rule of risk', approval: [] },
  'risk-question': { schema: RiskQuestion, noun: 'question on risk', approval: [] },
  template: { schema: Template, noun: 'template', approval: [] },
} as const

export type Kind = keyof typeof entities
export type View<K extends Kind> = z.infer<(typeof entities)[K]['schema']>

/** The kinds that stand for themselves; all others name theirs in `of` (sync.md, The entry). */
export const rootKinds: ReadonlySet<string> = new Set(['workspace', 'release', 'change', 'calendar', 'meeting'])

export const isKind = (kind: string): kind is Kind => Object.hasOwn(entities, kind)
