import { childrenOf, childText, rawText, type XmlNode } from '../../xml/xml-records'
import type { LossCount } from '../losses'
import type { ForeignConstraint, ForeignLink, ForeignTask, Local, ProjectProblem } from '../project'
import { baselineFields, countFields, linkFields, taskFields } from './fields'
import { type OwnFields, ownTask } from './own-fields'
import { constraintCodes, durationMinutes, isElapsed, isPercent, isYes, linkTypeCodes, localOf, wholeNumber } from './values'

export interface ReadTask {
  readonly task: ForeignTask
  readonly level: number
  readonly links: readonly ForeignLink[]
  readonly baselines: readonly { readonly number: number; readonly start: Local; readonly finish: Local }[]
}

export interface Reading {
  readonly losses: LossCount
  readonly problem: (problem: ProjectProblem) => void
  readonly own: OwnFields
}

const longest = 5_256_000

/** One task, with its links and baselines. `level` is where its outline puts it; the tree is made when all are read. */
export function mspdiTask(node: XmlNode, reading: Reading): ReadTask {
  const { losses, problem } = reading
  const id = childText(node, 'UID') ?? ''
  const title = rawText(node, 'Name')
  const trouble = (column: string, code: string, message: string): void =>
    problem({ row: node.line, column, code, message: `Task ${id} “${title}”: ${message}` })
  const local = (name: string): Local => {
    const text = childText(node, name) ?? ''
    if (text === '' || text === 'NA') return ''
    const found = localOf(text)
    if (found === undefined) trouble(name, 'unreadable-date', `“${text.slice(0, 60)}” is no date and time.`)
    return found ?? ''
  }
  countFields(node, 'task', taskFields, losses)
  const manual = isYes(childText(node, 'Manual'))
  const minutes = minutesOf(node, trouble)
  const whole = Math.round(minutes)
  if (Math.abs(minutes - whole) > 1e-9) losses.add('task', 'Duration', 'changed', 'Seconds were rounded to the minute.')
  const percent = Number(childText(node, 'PercentComplete') ?? '0')
  const { own, notes } = ownTask(node, reading.own, (name) => losses.add('task', name, 'left-out'))
  const started = local('ActualStart')
  const finished = local('ActualFinish')
  const task: ForeignTask = {
    id,
    line: node.line,
    parent: '',
    code: rawText(node, 'WBS') || (childText(node, 'OutlineNumber') ?? ''),
    title,
    kind: isYes(childText(node, 'Milestone')) ? 'milestone' : 'manual',
    minutes: whole,
    elapsed: isElapsed(childText(node, 'DurationFormat')),
    calendar: calendarOf(childText(node, 'CalendarUID')),
    constraint: constraintOf(node, local, trouble),
    start: local('Start'),
    finish: local('Finish'),
    manual,
    inactive: childText(node, 'Active') !== undefined && !isYes(childText(node, 'Active')),
    instructions: notes,
    who: [],
    percent: percent >= 0 && percent <= 100 ? percent : 0,
    started,
    finished,
    own,
  }
  return { task, level: wholeNumber(childText(node, 'OutlineLevel')) ?? 1, links: linksOf(node, id, losses, trouble), baselines: baselinesOf(node, losses) }
}

function minutesOf(node: XmlNode, trouble: (column: string, code: string, message: string) => void): number {
  const text = childText(node, 'Duration') || childText(node, 'ManualDuration')
  if (text === undefined || text === '') {
    const hasTimes = isDifferent(childText(node, 'Start'), childText(node, 'Finish'))
    if (hasTimes && !isYes(childText(node, 'Summary'))) trouble('Duration', 'no-duration', 'it has dates but no duration; 0 was taken.')
    return 0
  }
  const minutes = durationMinutes(text)
  if (minutes === undefined) trouble('Duration', 'unreadable-duration', `“${text.slice(0, 60)}” is no duration; 0 was taken.`)
  else if (minutes < 0) trouble('Duration', 'negative-duration', `a duration of “${text}” is below zero; 0 was taken.`)
  else if (minutes > longest) trouble('Duration', 'too-long', 'its duration is longer than ten years; ten years were taken.')
  return Math.min(longest, Math.max(0, minutes ?? 0))
}

const isDifferent = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== '' && b !== '' && a !== b

const calendarOf = (uid: string | undefined): string => (uid === undefined || uid === '-1' || uid === '' ? '' : uid)

function constraintOf(node: XmlNode, local: (name: string) => Local, trouble: (column: string, code: string, message: string) => void): ForeignConstraint {
  const code = childText(node, 'ConstraintType') ?? '0'
  const kind = constraintCodes[wholeNumber(code) ?? -1]
  if (kind === undefined) {
    trouble('ConstraintType', 'unknown-constraint', `“${code.slice(0, 20)}” is no type of constraint; it was left out.`)
    return { kind: 'as-soon-as-possible' }
  }
  if (kind === 'as-soon-as-possible' || kind === 'as-late-as-possible') return { kind }
  const at = local('ConstraintDate')
  if (at !== '') return { kind, at }
  trouble('ConstraintDate', 'constraint-without-date', 'its constraint has no date; it was left out.')
  return { kind: 'as-soon-as-possible' }
}

function linksOf(node: XmlNode, to: string, losses: LossCount, trouble: (column: string, code: string, message: string) => void): ForeignLink[] {
  return childrenOf(node, 'PredecessorLink').flatMap((link): ForeignLink[] => {
    countFields(link, 'link', linkFields, losses)
    const code = childText(link, 'Type') ?? '1'
    const type = linkTypeCodes[wholeNumber(code) ?? -1]
    const lag = Number(childText(link, 'LinkLag') || '0')
    const from = childText(link, 'PredecessorUID') ?? ''
    if (type === undefined || !Number.isFinite(lag) || from === '') {
      trouble('PredecessorLink', 'unreadable-link', `its link to task “${from.slice(0, 20)}” can't be read; it was left out.`)
      return []
    }
    const format = childText(link, 'LagFormat')
    const percent = isPercent(format)
    const unit = isElapsed(format) ? (percent ? 'elapsed-percent' : 'elapsed') : percent ? 'percent' : 'minutes'
    const other = isYes(childText(link, 'CrossProject')) ? childText(link, 'CrossProjectName') || 'another project' : ''
    return [{ from, to, type, lag: percent ? lag : lag / 10, unit, elsewhere: other, line: link.line }]
  })
}

function baselinesOf(node: XmlNode, losses: LossCount): ReadTask['baselines'] {
  return childrenOf(node, 'Baseline').flatMap((baseline) => {
    countFields(baseline, 'baseline', baselineFields, losses)
    const number = wholeNumber(childText(baseline, 'Number')) ?? 0
    const start = localOf(childText(baseline, 'Start') ?? '') ?? ''
    const finish = localOf(childText(baseline, 'Finish') ?? '') ?? ''
    if (number >= 0 && number <= 10 && start !== '' && finish !== '') return [{ number, start, finish }]
    losses.add('baseline', 'Number', 'left-out', 'A baseline without both dates was left out.')
    return []
  })
}
