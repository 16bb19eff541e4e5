import type { XmlNode } from '../../xml/xml-records'
import type { LossCount } from '../losses'

/**
 * What becomes of each element of a record: `taken` and `silent` ones (identities, formats) need no word, `computed` ones are
 * worked out here anew, `usual` values say nothing. All others are counted, so that nothing is dropped in silence.
 */
interface FieldRules {
  readonly taken: ReadonlySet<string>
  readonly computed: ReadonlySet<string>
  readonly usual: Readonly<Record<string, readonly string[]>>
}

const rules = (taken: string, computed = '', usual: FieldRules['usual'] = {}): FieldRules => ({
  taken: new Set(taken.split(' ')),
  computed: new Set(computed.split(' ')),
  usual,
})

export const taskFields = rules(
  'UID ID GUID Name IsNull WBS OutlineNumber OutlineLevel Duration DurationFormat Milestone Summary ConstraintType ConstraintDate CalendarUID PercentComplete ActualStart ActualFinish Notes PredecessorLink Baseline ExtendedAttribute Manual ManualStart ManualFinish ManualDuration Active DisplayAsSummary LevelingDelayFormat ResumeValid TimephasedData CrossProject',
  'Start Finish EarlyStart EarlyFinish LateStart LateFinish FreeSlack TotalSlack StartSlack FinishSlack Critical StartVariance FinishVariance RemainingDuration ActualDuration PreLeveledStart PreLeveledFinish Stop Resume StartText FinishText DurationText',
  {
    // Durations are what is fixed here too.
    Type: ['1'],
    Priority: ['500'],
    FixedCostAccrual: ['1', '2', '3'],
    LevelAssignments: ['1'],
    LevelingCanSplit: ['1'],
    IsPublished: ['0', '1'],
    CommitmentType: ['0'],
  },
)
export const summaryOfAllFields = rules(
  [
    ...taskFields.taken,
    ...taskFields.computed,
    'Type EffortDriven Estimated Priority Rollup Recurring HideBar CreateDate Work RegularWork RemainingWork WorkVariance',
  ].join(' '),
  '',
  taskFields.usual,
)
export const linkFields = rules('PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat')
export const baselineFields = rules('Number Start Finish DurationFormat Interim', 'Duration EstimatedDuration')
export const calendarFields = rules('UID GUID Name IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks')
export const exceptionFields = rules(
  'EnteredByOccurrences TimePeriod Occurrences Name Type Period DaysOfWeek MonthItem MonthPosition Month MonthDay DayWorking WorkingTimes',
)
export const resourceFields = rules('UID ID GUID Name Initials IsNull Type WorkGroup StandardRateFormat OvertimeRateFormat IsGeneric', '', {
  MaxUnits: ['1', '1.00', '1.0'],
  AccrueAt: ['1', '2', '3'],
  BookingType: ['0'],
  CanLevel: ['0', '1'],
})
export const assignmentFields = rules(
  'UID GUID TaskUID ResourceUID LevelingDelayFormat HasFixedRateUnits FixedMaterial RateScale',
  'Start Finish Stop Resume StartVariance FinishVariance Milestone',
  {
    Units: ['1', '1.00', '1.0'],
    WorkContour: ['0'],
    CostRateTable: ['0'],
    BookingType: ['0'],
  },
)
export const projectFields = rules(
  'UID Name Title StartDate FinishDate CalendarUID SaveVersion SaveVersionText BuildNumber GUID MinutesPerDay MinutesPerWeek DaysPerMonth DefaultStartTime DefaultFinishTime',
  '',
  {
    ScheduleFromStart: ['1'],
    HonorConstraints: ['1'],
    DefaultTaskType: ['1'],
    BaselineForEarnedValue: ['0'],
    CurrencyDigits: ['0', '2'],
    CurrencySymbolPosition: ['0', '1', '2', '3'],
    DurationFormat: ['3', '5', '7'],
    WorkFormat: ['1', '2', '3'],
  },
)

/** Values that say nothing: empty, none, zero, never. */
const nothing = /^(?:|0|0\.0+|-1|false|PT0H0M0S|NA|-65535)$/i

/** Counts the fields of a record that do not come through. */
export function countFields(node: XmlNode, entity: string, { taken, computed, usual }: FieldRules, losses: LossCount): void {
  for (const child of node.children) {
    const { name } = child
    if (taken.has(name)) continue
    const value = child.text.trim()
    if (child.children.length === 0 && (nothing.test(value) || usual[name]?.includes(value) === true)) continue
    if (child.children.length > 0 && !holdsAnything(child)) continue
    losses.add(entity, name, computed.has(name) ? 'computed-here' : 'left-out', words[`${entity} ${name}`])
  }
}

const holdsAnything = (node: XmlNode): boolean =>
  node.children.some((child) => (child.children.length > 0 ? holdsAnything(child) : !nothing.test(child.text.trim())))

const words: Readonly<Record<string, string>> = {
  'task Deadline': 'Tasks have no deadline of their own here: set “finish no later than” where one must hold.',
  'task Priority': 'Priorities serve levelling, which is not done here.',
  'task Recurring': 'Each occurrence became a task of its own.',
  'task Estimated': 'That the duration is only an estimate is not kept; estimates here have a low and a high.',
  'task Hyperlink': 'Links on tasks are not kept.',
  'task HyperlinkAddress': 'Links on tasks are not kept.',
  'task IsSubproject': 'Inserted projects are in files of their own.',
  'task SubprojectName': 'Inserted projects are in files of their own.',
  'assignment TimephasedData': 'Work by the day is not kept.',
  'assignment Units': 'Who does it is kept, not how much of their time.',
  'resource CalendarUID': 'People have no calendar of their own here: tasks keep to the calendar of the plan or their own.',
}
