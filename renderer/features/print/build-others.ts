import { selectSettings, selectZone } from '#app/preferences'
import { rootRecords, selectRootView, selectViews, viewsOf } from '#data/select'
import { store } from '#data/store'
import { asksForDecision, boardOf, namesOf, printedConflicts } from '#features/conflicts'
import type { Grouping, ReleaseRow } from '#features/gantt'
import { idOf, kindOf } from '#shared/model/entity-id'
import { releaseName } from '#shared/model/release-name'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import type { Risk } from '#shared/model/risk'
import { viewOf } from '#shared/model/view'
import { endsAt, startsAt } from '#shared/model/when'
import type { CalendarBody, PrintedItem } from '#shared/print/calendar-body'
import type { NewDocument } from '#shared/print/document'
import { approvedContent, printedPlanOf } from './build-plan'
import { doubtNotes, doubtNotesOfRelease } from './doubt-notes'
import { headOf } from './head'
import { monthWords } from './words'

/** What the calendar on screen says of an entry. */
export type CalendarEntry = Omit<PrintedItem, 'note'>

/** A calendar month with the items that the calendar shows, so that its filters hold on paper too. */
export function calendarDocument(month: string, items: readonly CalendarEntry[], filter = '', now = Date.now()): NewDocument {
  const state = store.getState()
  const noteOf = doubtNotes(rootRecords(state))
  return {
    head: headOf(
      { about: state.workspace.open?.name ?? '', document: `calendar ${monthWords(month)}`, subject: `Calendar of ${monthWords(month)}`, contents: false },
      now,
    ),
    body: {
      kind: 'calendar',
      zone: selectZone(state),
      month,
      firstDayOfWeek: selectSettings(state).firstDayOfWeek,
      filter,
      conflicts: conflictsOfItems(items, now),
      items: items.map(({ key, kind, type, title, from, to, wholeDays }) => ({ key, kind, type, title, note: noteOf(key), from, to, wholeDays })),
    },
  }
}

/** What of a month asks for a decision, among the items that are printed. */
function conflictsOfItems(items: readonly CalendarEntry[], now: number): CalendarBody['conflicts'] {
  const state = store.getState()
  const roots = rootRecords(state)
  const live = boardOf(roots)
  const from = Math.min(...items.map((item) => item.from))
  const to = Math.max(...items.map((item) => item.to))
  const keys = new Set(items.map(({ key }) => key))
  const shown = live.all().filter((conflict) => asksForDecision(conflict, now) && conflict.from < to && conflict.to > from && keys.has(conflict.subject))
  return printedConflicts(shown, live, namesOf(roots), selectZone(state), now)
}

interface Stretch {
  /** Epoch milliseconds. */
  readonly from: number
  readonly to: number
  /** How many pages wide; 1 fits the stretch on one. */
  readonly across: number
  readonly chartOnly: boolean
}

/** The Gantt of the portfolio as it is shown (rows, grouping, folded rows), or of one release's plan, over a stretch of time. */
export type GanttChoice = Stretch & {
  readonly filter?: string
  readonly source:
    | { readonly of: 'portfolio'; readonly rows: readonly ReleaseRow[]; readonly grouping: Grouping; readonly folded: ReadonlySet<string> }
    | { readonly of: 'plan'; readonly release: string; readonly baselines: readonly string[] }
}

export function ganttDocument({ from, to, across, chartOnly, filter = '', source }: GanttChoice, now = Date.now()): Result<NewDocument, Failure> {
  const state = store.getState()
  const zone = selectZone(state)
  if (!(from < to)) return failed({ code: 'stretch-empty', message: 'The stretch of time ends before it begins. Choose a later end.' })
  const common = { kind: 'gantt' as const, zone, filter, freezes: [...selectViews('freeze')(state)], from, to, across, chartOnly }
  if (source.of === 'portfolio') {
    const noteOf = doubtNotesOfRelease(rootRecords(state))
    const rows = source.rows.filter(touches(from, to, zone)).map((row) => ({
      release: row.release,
      note: noteOf(`release/${row.release.id}`),
      phases: [...row.phases],
      gates: [...row.gates],
      milestones: [...row.milestones],
      services: [...row.services],
      environment: row.environment,
    }))
    const title = 'Releases over time'
    const head = headOf({ about: state.workspace.open?.name ?? '', document: 'releases over time', subject: title, contents: false }, now)
    return ok({ head, body: { ...common, title, approval: '', source: { of: 'portfolio', rows, grouping: source.grouping, folded: [...source.folded] } } })
  }
  const release = selectRootView('release', source.release)(state)
  const deployment = release === undefined ? undefined : printedPlanOf(rootRecords(state)[`release/${source.release}`], release, zone, source.baselines)
  if (release === undefined || deployment === undefined) return failed({ code: 'plan-missing', message: 'This release has no deployment plan to print.' })
  const title = `${releaseName(release)}, plan over time`
  const { status, sentence } = approvedContent(`release/${release.id}`, zone)
  const head = headOf({ about: releaseName(release), document: 'plan over time', subject: title, contents: false, status }, now)
  return ok({ head, body: { ...common, title, approval: sentence, source: { of: 'plan', deployment } } })
}

/** Whether anything of a release is dated in a stretch: a page shall not be rows without bars. */
const touches =
  (from: number, to: number, zone: string) =>
  ({ release, phases, gates, milestones }: ReleaseRow): boolean => {
    const whens = [
      ...[release.plannedStart, release.target, release.actual],
      ...phases.flatMap(({ start, end }) => [start, end]),
      ...gates.map(({ due }) => due),
      ...milestones.flatMap(({ start, end }) => [start, end]),
    ].filter((when) => when !== '')
    const begin = Math.min(...whens.map((when) => startsAt(when, zone) ?? Number.POSITIVE_INFINITY))
    const end = Math.max(...whens.map((when) => endsAt(when, zone) ?? Number.NEGATIVE_INFINITY))
    return begin < to && end > from
  }

/** The risk register with both matrices; of the risks given, so that a filter holds on paper too, else of all. */
export function risksDocument(risks?: readonly Risk[], filter = '', now = Date.now()): NewDocument {
  const state = store.getState()
  const shown = risks ?? selectViews('risk')(state)
  const ids = new Set(shown.map(({ id }) => id))
  return {
    head: headOf({ about: state.workspace.open?.name ?? '', document: 'risk register', subject: 'Risk register', contents: false }, now),
    body: {
      kind: 'risks',
      zone: selectZone(state),
      workspace: selectRootView('workspace', 'this')(state) ?? viewOf('workspace', 'this', {}),
      filter,
      risks: shown.map((risk) => ({ risk, of: nameOfRoot(risk.of) })),
      actions: selectViews('risk-action')(state).filter(({ risk }) => ids.has(risk)),
    },
  }
}

/** The release that a risk belongs to; '' for a risk of the whole workspace. */
function nameOfRoot(root: string): string {
  if (kindOf(root) !== 'release') return ''
  const [release] = viewsOf(rootRecords(store.getState())[root], 'release').filter(({ id }) => id === idOf(root))
  return release === undefined ? '' : releaseName(release)
}
