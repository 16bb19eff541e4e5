import { childrenOf, childText, type XmlNode, xmlRecords } from '../../xml/xml-records'
import { type LossCount, lossCount } from '../losses'
import { isReal } from '../mspdi/values'
import type { ForeignBaseline, ForeignCalendar, ForeignLink, ForeignTask, Project, ProjectProblem } from '../project'
import { afterWorkingDays, ganCalendar, mostDays } from './gan-calendar'

const records = new Set([
  'project/tasks/task',
  'project/tasks/taskproperties',
  'project/resources/resource',
  'project/allocations/allocation',
  'project/calendars',
  'project/previous',
  'project/vacations',
  'project/roles',
  'project/description',
])

const linkTypes = { '1': 'SS', '2': 'FS', '3': 'FF', '4': 'SF' } as const

interface Found {
  readonly node: XmlNode
  readonly parent: string
  readonly code: string
}

/**
 * Reads GanttProject's files. Throws BadXml where it is not well formed. Its tasks stand where a person has put them, so one that
 * waits for nothing keeps its day as the earliest; those that wait are placed by their links.
 */
export function readGan(text: string): Project {
  const losses = lossCount()
  const problems: ProjectProblem[] = []
  const problem = (node: XmlNode, column: string, code: string, message: string): void => {
    if (problems.length < 1_000) problems.push({ row: node.line, column, code, message })
  }
  const roots: XmlNode[] = []
  const held = new Map<string, XmlNode>()
  const resources = new Map<string, string>()
  const allocations: XmlNode[] = []
  let root: Readonly<Record<string, string>> = {}
  xmlRecords(
    text,
    (path) => records.has(path.join('/')),
    (node) => {
      if (node.name === 'task') roots.push(node)
      else if (node.name === 'resource') {
        resources.set(node.attributes['id'] ?? '', node.attributes['name'] ?? '')
        countResource(node, losses)
      } else if (node.name === 'allocation') allocations.push(node)
      else held.set(node.name, node)
    },
    (_, attributes, path) => {
      if (path.length === 1) root = attributes
    },
  )
  const found = inOutline(roots)
  const custom = new Map((held.get('taskproperties')?.children ?? []).map(({ attributes }) => [attributes['id'] ?? '', attributes['name'] ?? '']))
  const starts = found.map(({ node }) => node.attributes['start'] ?? '').filter((start) => isReal(`${start}T00:00:00`))
  const years = yearsOf(starts)
  const calendar = ganCalendar(held.get('calendars'), years)
  const base = held.get('calendars')?.attributes['base-id'] ?? 'none'
  if (base !== 'none' && base !== '') losses.add('calendar', 'base-id', 'left-out', `The holidays of “${base}” are in GanttProject, not in the file.`)
  const links = linksOf(found, problem)
  const waiting = new Set(links.filter(({ rubber }) => !rubber).map(({ link }) => link.to))
  const summaries = new Set(found.map(({ parent }) => parent))
  const who = namesOf(allocations, resources, losses)
  const seen = new Set<string>()
  const tasks = found.flatMap((one): ForeignTask[] => {
    const id = one.node.attributes['id'] ?? ''
    if (!isId(id) || seen.has(id)) {
      problem(
        one.node,
        'id',
        isId(id) ? 'duplicate-id' : 'task-without-id',
        `“${one.node.attributes['name'] ?? ''}” has ${isId(id) ? 'the id of another task' : 'no id'}; it was left out.`,
      )
      return []
    }
    seen.add(id)
    countTask(one.node, custom, losses)
    return [taskOf(one, { calendar, isSummary: summaries.has(id), waits: waiting.has(id), who: who.get(id) ?? [] }, problem)]
  })
  countVacations(held.get('vacations'), losses)
  for (const name of [...resources].filter(([id]) => !allocations.some(({ attributes }) => attributes['resource-id'] === id)).map(([, name]) => name))
    losses.add('resource', 'name', 'left-out', `People without a task are not kept, such as “${name}”.`)
  const start = starts.reduce((first, one) => (first === '' || one < first ? one : first), '')
  if ((held.get('description')?.text.trim() ?? '') !== '') losses.add('project', 'description', 'left-out')
  if ((root['company'] ?? '') !== '') losses.add('project', 'company', 'left-out')
  const known = links.filter(({ link }) => seen.has(link.from) && seen.has(link.to)).map(({ link }) => link)
  return {
    format: 'gan',
    title: root['name'] ?? '',
    start: start === '' ? '' : `${start}T00:00:00`,
    finish: '',
    zone: '',
    own: {},
    calendar: 'calendar',
    calendars: [calendar],
    tasks,
    links: known,
    baselines: baselinesOf(held.get('previous'), calendar, seen),
    inventory: {
      tasks: found.length,
      summaries: found.filter(({ node }) => childrenOf(node, 'task').length > 0).length,
      milestones: found.filter(({ node }) => node.attributes['meeting'] === 'true').length,
      links: ['SS', 'FS', 'FF', 'SF'].map((type) => `${type}:${known.filter((link) => link.type === type).length}`).join(' '),
      resources: resources.size,
      assignments: allocations.length,
      baselines: held.get('previous')?.children.length ?? 0,
      exceptions: Object.keys(calendar.days).length,
    },
    losses: losses.list(),
    problems,
    warnings: [],
  }
}

/** Ids are numbers. */
const isId = (id: string): boolean => /^\d{1,12}$/.test(id)

/** All tasks in the order of the outline, numbered by it. A loop, for a deep outline is no reason to run out of stack. */
function inOutline(roots: readonly XmlNode[]): Found[] {
  const found: Found[] = []
  const open: Found[] = roots.map((node, at) => ({ node, parent: '', code: String(at + 1) })).reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next)
    const { node, code } = next
    const below = childrenOf(node, 'task').map((child, at) => ({ node: child, parent: node.attributes['id'] ?? '', code: `${code}.${at + 1}` }))
    open.push(...below.reverse())
  }
  return found
}

interface TaskFacts {
  readonly calendar: ForeignCalendar
  readonly isSummary: boolean
  /** Its links place it. */
  readonly waits: boolean
  readonly who: readonly string[]
}

function taskOf(
  { node, parent, code }: Found,
  { calendar, isSummary, waits, who }: TaskFacts,
  problem: (node: XmlNode, column: string, code: string, message: string) => void,
): ForeignTask {
  const { attributes } = node
  const title = attributes['name'] ?? ''
  const days = Number(attributes['duration'] ?? '0')
  const isCount = Number.isInteger(days) && days >= 0 && days <= mostDays
  if (!isCount)
    problem(node, 'duration', 'unreadable-duration', `“${title}”: “${(attributes['duration'] ?? '').slice(0, 40)}” is no number of days; 0 was taken.`)
  const length = isCount ? days : 0
  const written = attributes['start'] ?? ''
  const start = isReal(`${written}T00:00:00`) ? written : ''
  if (start === '' && written !== '') problem(node, 'start', 'unreadable-date', `“${title}”: “${written.slice(0, 40)}” is no day.`)
  const earliest = attributes['thirdDate-constraint'] === '1' && isReal(`${attributes['thirdDate'] ?? ''}T00:00:00`) ? (attributes['thirdDate'] ?? '') : ''
  const from = earliest || (waits || isSummary ? '' : start)
  const percent = Number(attributes['complete'] ?? '0')
  return {
    id: attributes['id'] ?? '',
    line: node.line,
    parent,
    code,
    title,
    kind: isSummary ? 'summary' : attributes['meeting'] === 'true' || length === 0 ? 'milestone' : 'manual',
    minutes: attributes['meeting'] === 'true' ? 0 : length * 1_440,
    elapsed: false,
    calendar: '',
    constraint: from === '' ? { kind: 'as-soon-as-possible' } : { kind: 'start-no-earlier-than', at: `${from}T00:00:00` },
    start: start === '' ? '' : `${start}T00:00:00`,
    finish: start === '' ? '' : `${afterWorkingDays(calendar, start, length)}T00:00:00`,
    manual: false,
    inactive: false,
    instructions: childText(node, 'notes') ?? '',
    who: [...who],
    percent: percent >= 0 && percent <= 100 ? percent : 0,
    started: '',
    finished: '',
    own: {},
  }
}

function linksOf(
  found: readonly Found[],
  problem: (node: XmlNode, column: string, code: string, message: string) => void,
): { readonly link: ForeignLink; readonly rubber: boolean }[] {
  const ids = new Set(found.map(({ node }) => node.attributes['id'] ?? ''))
  return found.flatMap(({ node }) =>
    childrenOf(node, 'depend').flatMap(({ attributes, line }) => {
      const { id = '', type = '2', difference = '0', hardness = 'Strong' } = attributes
      const known = Object.entries(linkTypes).find(([code]) => code === type)?.[1]
      const lag = Number(difference)
      if (!ids.has(id) || known === undefined || !Number.isFinite(lag) || Math.abs(lag) > mostDays) {
        problem(
          { ...node, line },
          'depend',
          'unreadable-link',
          `A link of “${node.attributes['name'] ?? ''}” leads to no task or can't be read; it was left out.`,
        )
        return []
      }
      const link: ForeignLink = { from: node.attributes['id'] ?? '', to: id, type: known, lag: lag * 1_440, unit: 'minutes', elsewhere: '', line }
      return [{ link, rubber: hardness === 'Rubber' }]
    }),
  )
}

/** Who does each task, the one who answers for it first. */
function namesOf(allocations: readonly XmlNode[], resources: ReadonlyMap<string, string>, losses: LossCount): Map<string, string[]> {
  const who = new Map<string, string[]>()
  for (const { attributes } of allocations) {
    const task = attributes['task-id'] ?? ''
    const name = resources.get(attributes['resource-id'] ?? '') ?? ''
    if (name === '') continue
    const before = who.get(task) ?? []
    if (!before.includes(name)) who.set(task, attributes['responsible'] === 'true' ? [name, ...before] : [...before, name])
    if (Number(attributes['load'] ?? '100') !== 100) losses.add('allocation', 'load', 'left-out', 'Who does it is kept, not how much of their time.')
    if ((attributes['function'] ?? 'Default:0') !== 'Default:0') losses.add('allocation', 'function', 'left-out', 'As what they do it is not kept.')
  }
  return who
}

function baselinesOf(node: XmlNode | undefined, calendar: ForeignCalendar, known: ReadonlySet<string>): ForeignBaseline[] {
  return (node === undefined ? [] : childrenOf(node, 'previous-tasks')).map((baseline, number) => ({
    number,
    title: baseline.attributes['name'] ?? 'Baseline',
    spans: Object.fromEntries(
      childrenOf(baseline, 'previous-task').flatMap(({ attributes }) => {
        const { id = '', start = '', duration = '0' } = attributes
        if (!known.has(id) || !isReal(`${start}T00:00:00`) || !/^\d{1,5}$/.test(duration)) return []
        return [[id, { start: `${start}T00:00:00`, finish: `${afterWorkingDays(calendar, start, Number(duration))}T00:00:00` }]]
      }),
    ),
  }))
}

/** The years that days of every year are taken for: those of the plan, and two more. */
function yearsOf(starts: readonly string[]): number[] {
  if (starts.length === 0) return []
  const years = starts.map((start) => Number(start.slice(0, 4)))
  const first = years.reduce((a, b) => Math.min(a, b))
  const last = Math.min(first + 20, years.reduce((a, b) => Math.max(a, b)) + 2)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** Attributes that say how a task is drawn are no loss; others are. */
function countTask(node: XmlNode, custom: ReadonlyMap<string, string>, losses: LossCount): void {
  const { priority = '1', webLink = '', 'cost-manual-value': cost = '0', project: isProject = 'false' } = node.attributes
  if (priority !== '1') losses.add('task', 'priority', 'left-out', 'Priorities serve levelling, which is not done here.')
  if (webLink !== '' && webLink !== 'http://') losses.add('task', 'webLink', 'left-out', 'Links on tasks are not kept.')
  if (Number(cost) !== 0) losses.add('task', 'cost', 'left-out')
  if (isProject === 'true') losses.add('task', 'project', 'left-out')
  for (const { attributes } of childrenOf(node, 'customproperty')) {
    const { 'taskproperty-id': property = '', value = '' } = attributes
    if (value !== '' && value !== 'false') losses.add('task', custom.get(property) || property, 'left-out', 'Fields of one’s own are not kept.')
  }
}

function countResource(node: XmlNode, losses: LossCount): void {
  if ((node.attributes['contacts'] ?? '') !== '') losses.add('resource', 'contacts', 'left-out')
  if ((node.attributes['phone'] ?? '') !== '') losses.add('resource', 'phone', 'left-out')
  if (childrenOf(node, 'rate').length > 0) losses.add('resource', 'rate', 'left-out')
  if (!['', 'Default:0'].includes(node.attributes['function'] ?? '')) losses.add('resource', 'function', 'left-out')
}

function countVacations(node: XmlNode | undefined, losses: LossCount): void {
  const count = node === undefined ? 0 : childrenOf(node, 'vacation').length
  if (count > 0) losses.add('resource', 'vacation', 'left-out', 'People have no calendar of their own here.', count)
}
