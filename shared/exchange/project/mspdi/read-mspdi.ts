import { childrenOf, childText, rawText, type XmlNode, xmlRecords } from '../../xml/xml-records'
import { lossCount } from '../losses'
import { parentsOf } from '../outline-tree'
import type { ForeignBaseline, ForeignCalendar, ForeignLink, ForeignTask, Project, ProjectProblem } from '../project'
import { mspdiCalendar } from './calendar'
import { assignmentFields, countFields, projectFields, resourceFields, summaryOfAllFields } from './fields'
import { mspdiInventory } from './inventory'
import { ownPlan } from './own-fields'
import { dayBudget } from './recurring-days'
import { mspdiTask, type ReadTask } from './task'
import { durationMinutes, isYes, localOf, wholeNumber } from './values'

/** One program's file may hold so many problems of one kind that nobody reads them all. */
const mostProblems = 1_000

const records = new Set(['Project/Tasks/Task', 'Project/Resources/Resource', 'Project/Assignments/Assignment', 'Project/Calendars/Calendar'])
const listed = new Set(['Project/Tasks', 'Project/Resources', 'Project/Assignments', 'Project/Calendars'])
const isRecord = (path: readonly string[]): boolean => {
  const place = path.join('/')
  return records.has(place) || (path.length === 2 && path[0] === 'Project' && !listed.has(place))
}

/**
 * Reads MS Project's XML (MSPDI). Throws BadXml where it is not well formed. What does not come through is counted per field in
 * `losses`; what could not be understood stands with its line in `problems`. Task 0 is the project itself and becomes no task.
 */
export function readMspdi(text: string): Project {
  const losses = lossCount()
  const problems: ProjectProblem[] = []
  const problem = (one: ProjectProblem): void => {
    if (problems.length < mostProblems) problems.push(one)
  }
  const settings = new Map<string, string>()
  const extra = new Map<string, string>()
  const counted = mspdiInventory()
  const calendars: ForeignCalendar[] = []
  const budget = dayBudget()
  const read: ReadTask[] = []
  const lasting = new Map<string, number>()
  const resources = new Map<string, string>()
  const assigned = new Map<string, string[]>()
  let whole: XmlNode | undefined

  const takeSetting = (node: XmlNode): void => {
    if (node.name !== 'ExtendedAttributes') {
      countFields({ name: '', attributes: {}, line: node.line, text: '', children: [node] }, 'project', projectFields, losses)
      if (node.children.length === 0) settings.set(node.name, node.name === 'Title' ? node.text : node.text.trim())
      return
    }
    for (const attribute of childrenOf(node, 'ExtendedAttribute')) {
      const alias = childText(attribute, 'Alias') || (childText(attribute, 'FieldName') ?? '')
      const id = childText(attribute, 'FieldID') ?? ''
      if (alias !== '' && id !== '') extra.set(id, alias)
    }
  }

  const takeTask = (node: XmlNode): void => {
    counted.task(node)
    const id = childText(node, 'UID') ?? ''
    if (id === '0') {
      whole = node
      countFields(node, 'project', summaryOfAllFields, losses)
      return
    }
    if (isYes(childText(node, 'IsNull'))) losses.add('task', 'IsNull', 'left-out', 'Blank rows become no tasks.')
    else if (isYes(childText(node, 'ExternalTask'))) losses.add('task', 'ExternalTask', 'left-out', 'Tasks of other files stand there only as a shadow.')
    else if (!/^\d{1,12}$/.test(id))
      problem({
        row: node.line,
        column: 'UID',
        code: 'task-without-uid',
        message: 'A task has no UID that is a number, so nothing can name it; it was left out.',
      })
    else {
      const one = mspdiTask(node, { losses, problem, own: extra })
      lasting.set(id, one.task.minutes)
      read.push(one)
    }
  }

  const takeAssignment = (node: XmlNode): void => {
    counted.assignment()
    const task = childText(node, 'TaskUID') ?? ''
    countFields(withoutPlainWork(node, lasting.get(task)), 'assignment', assignmentFields, losses)
    const resource = childText(node, 'ResourceUID') ?? ''
    if (isSplit(node)) losses.add('task', 'Split', 'left-out', 'Work with pauses is taken in one piece.')
    if (resource !== '' && resource !== '-65535') assigned.set(task, [...(assigned.get(task) ?? []), resource])
  }

  const take: Readonly<Record<string, (node: XmlNode) => void>> = {
    Task: takeTask,
    Assignment: takeAssignment,
    Resource: (node) => {
      counted.resource()
      const name = rawText(node, 'Name')
      countFields(node, 'resource', resourceFields, losses)
      if (name !== '') resources.set(childText(node, 'UID') ?? '', name)
    },
    Calendar: (node) => {
      counted.calendar(node)
      calendars.push(mspdiCalendar(node, losses, budget))
    },
  }
  xmlRecords(text, isRecord, (node, path) => (path.length === 3 ? take[node.name]?.(node) : takeSetting(node)))

  const own = whole === undefined ? undefined : ownPlan(whole, extra, (name) => losses.add('project', name, 'left-out'))
  if ((own?.notes ?? '').trim() !== '') losses.add('project', 'Notes', 'left-out', 'A plan has no notes of its own here.')
  const tasks = treeOf(read, resources, assigned, problem)
  const known = new Set(tasks.map(({ id }) => id))
  for (const name of unassigned(resources, assigned)) losses.add('resource', 'Name', 'left-out', `People without a task are not kept, such as “${name}”.`)
  const local = (name: string) => localOf(settings.get(name) ?? '') ?? ''
  if (settings.get('ScheduleFromStart') === '0')
    losses.add('project', 'ScheduleFromStart', 'changed', 'The project was planned backwards from its end; here it is planned from its start.')
  return {
    format: 'mspdi',
    title: settings.get('Title') || (settings.get('Name') ?? '').replace(/\.(?:xml|mpp)$/i, ''),
    start: local('StartDate'),
    finish: local('FinishDate'),
    zone: own?.zone ?? '',
    own: own?.own ?? {},
    calendar: settings.get('CalendarUID') ?? '',
    calendars,
    tasks,
    links: linksBetween(read, known, problem),
    baselines: baselinesOf(read, own?.own.baselines ?? {}),
    inventory: { ...counted.all(), start: local('StartDate'), finish: local('FinishDate') },
    losses: losses.list(),
    problems,
    warnings: [],
  }
}

function treeOf(
  read: readonly ReadTask[],
  resources: ReadonlyMap<string, string>,
  assigned: ReadonlyMap<string, readonly string[]>,
  problem: (one: ProjectProblem) => void,
): ForeignTask[] {
  const seen = new Set<string>()
  const kept = read.filter(({ task }) => {
    if (!seen.has(task.id)) return seen.add(task.id)
    problem({
      row: task.line,
      column: 'UID',
      code: 'duplicate-uid',
      message: `Task ${task.id} “${task.title}”: its UID is there twice; the second was left out.`,
    })
    return false
  })
  const parents = parentsOf(kept.map(({ task, level }) => ({ id: task.id, level })))
  const summaries = new Set(parents)
  return kept.map(({ task }, at): ForeignTask => {
    const who = [...new Set((assigned.get(task.id) ?? []).flatMap((uid) => resources.get(uid) ?? []))]
    const kind = summaries.has(task.id) ? 'summary' : task.kind
    return { ...task, parent: parents[at] ?? '', kind, who }
  })
}

/** Links whose tasks are both there, and those to other files, which are listed by whoever makes a plan of this. */
function linksBetween(read: readonly ReadTask[], known: ReadonlySet<string>, problem: (one: ProjectProblem) => void): ForeignLink[] {
  return read
    .flatMap(({ links }) => links)
    .filter((link) => {
      if (link.elsewhere !== '' || (known.has(link.from) && known.has(link.to))) return true
      problem({
        row: link.line,
        column: 'PredecessorUID',
        code: 'unknown-predecessor',
        message: `Task ${link.to} waits for task ${link.from.slice(0, 20)}, which is not in the file; the link was left out.`,
      })
      return false
    })
}

function baselinesOf(read: readonly ReadTask[], named: NonNullable<Project['own']['baselines']>): ForeignBaseline[] {
  const found = new Map<number, ForeignBaseline['spans']>()
  for (const { task, baselines } of read)
    for (const { number, start, finish } of baselines) found.set(number, { ...found.get(number), [task.id]: { start, finish } })
  for (const number of Object.keys(named)) if (!found.has(Number(number))) found.set(Number(number), {})
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([number, spans]) => ({ number, title: named[String(number)]?.title ?? (number === 0 ? 'Baseline' : `Baseline ${number}`), spans }))
}

function* unassigned(resources: ReadonlyMap<string, string>, assigned: ReadonlyMap<string, readonly string[]>): Generator<string> {
  const busy = new Set([...assigned.values()].flat())
  for (const [uid, name] of resources) if (!busy.has(uid)) yield name
}

/** Work that is as long as the task for all of somebody's time says nothing that the duration does not. */
function withoutPlainWork(node: XmlNode, minutes: number | undefined): XmlNode {
  const units = Number(childText(node, 'Units') ?? '1')
  const isPlain = ({ name, text }: XmlNode): boolean => works.has(name) && minutes !== undefined && durationMinutes(text.trim()) === minutes * units
  return { ...node, children: node.children.filter((child) => !isPlain(child)) }
}
const works = new Set(['Work', 'RegularWork', 'RemainingWork', 'ActualWork'])

/** Whether work pauses on days that are worked: MS Project writes such days with no work, others with none at all. */
function isSplit(node: XmlNode): boolean {
  let worked = false
  let paused = false
  for (const item of childrenOf(node, 'TimephasedData')) {
    if (wholeNumber(childText(item, 'Type')) !== 1) continue
    const value = childText(item, 'Value')
    if (value === undefined) continue
    const isNone = value === 'PT0H0M0S'
    if (!isNone && worked && paused) return true
    if (isNone && worked && (childText(item, 'Finish') ?? '').slice(0, 10) > (childText(item, 'Start') ?? '').slice(0, 10)) paused = true
    if (!isNone) worked = true
  }
  return false
}
