import { childrenOf, childText, type XmlNode } from '../../xml/xml-records'
import type { Inventory } from '../project'
import { isYes, linkTypeCodes, wholeNumber } from './values'

/** Counts a project as its file has it: every Task element, blank ones and the project's own included. */
export interface MspdiInventory {
  readonly task: (node: XmlNode) => void
  readonly calendar: (node: XmlNode) => void
  readonly resource: () => void
  readonly assignment: () => void
  readonly all: () => Inventory
}

export function mspdiInventory(): MspdiInventory {
  const counts: Record<string, number> = {}
  const links = new Map<string, number>()
  const constraints = new Map<number, number>()
  const add = (name: string, isSo = true): void => {
    counts[name] = (counts[name] ?? 0) + (isSo ? 1 : 0)
  }
  return {
    task: (node) => {
      add('tasks')
      const isNull = isYes(childText(node, 'IsNull'))
      add('nullTasks', isNull)
      add('summaries', isYes(childText(node, 'Summary')))
      add('milestones', isYes(childText(node, 'Milestone')))
      add('critical', isYes(childText(node, 'Critical')))
      const constraint = wholeNumber(childText(node, 'ConstraintType')) ?? 0
      if (constraint !== 0) constraints.set(constraint, (constraints.get(constraint) ?? 0) + 1)
      for (const link of childrenOf(node, 'PredecessorLink')) {
        const type = linkTypeCodes[wholeNumber(childText(link, 'Type') ?? '1') ?? -1] ?? '?'
        links.set(type, (links.get(type) ?? 0) + 1)
        const lag = Number(childText(link, 'LinkLag') || '0')
        add('lagsPositive', lag > 0)
        add('lagsNegative', lag < 0)
      }
    },
    calendar: (node) => {
      add('calendars')
      for (const container of childrenOf(node, 'Exceptions')) for (const _ of childrenOf(container, 'Exception')) add('exceptions')
    },
    resource: () => add('resources'),
    assignment: () => add('assignments'),
    all: () => ({
      ...Object.fromEntries(names.map((name) => [name, counts[name] ?? 0])),
      links: [...links].map(([type, count]) => `${type}:${count}`).join(' '),
      constraints: [...constraints].map(([type, count]) => `${type}:${count}`).join(' '),
    }),
  }
}

const names = [
  'tasks',
  'nullTasks',
  'summaries',
  'milestones',
  'critical',
  'resources',
  'assignments',
  'calendars',
  'exceptions',
  'lagsPositive',
  'lagsNegative',
]
