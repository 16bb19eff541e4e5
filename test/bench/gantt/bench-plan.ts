/** One row of the plan that all contestants draw; instants in epoch milliseconds. */
export interface BenchTask {
  readonly id: string
  /** The id of the row it is folded under; empty for a parent itself. */
  readonly parent: string
  readonly title: string
  readonly start: number
  readonly end: number
  /** What the grid beside the bars says of the two instants. */
  readonly begins: string
  readonly ends: string
}

export interface BenchLink {
  readonly id: string
  readonly from: string
  readonly to: string
}

export interface BenchPlan {
  /** In tree order: a parent, then its tasks. */
  readonly tasks: readonly BenchTask[]
  readonly links: readonly BenchLink[]
}

const hour = 3_600_000
const perParent = 50
const taskHours = 4

/** The geometry that all contestants are asked for. */
export const look = { start: Date.UTC(2026, 0, 5), dayWidth: 48, rowHeight: 32, head: 48, gridWidth: 460, title: 220, time: 120 } as const

const words = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

/** A task at other times. */
export const at = (task: Omit<BenchTask, 'begins' | 'ends'>, start: number, end: number): BenchTask => ({
  ...task,
  start,
  end,
  begins: words(start),
  ends: words(end),
})

/** So many tasks one after the other under parents of 50, each waiting for the one before. The same every time. */
export function benchPlan(count: number): BenchPlan {
  const tasks: BenchTask[] = []
  const links: BenchLink[] = []
  for (let number = 0; number < count; number++) {
    const start = look.start + number * taskHours * hour
    const parent = `parent-${Math.floor(number / perParent)}`
    if (number % perParent === 0) {
      const last = Math.min(count, number + perParent) - number
      tasks.push(at({ id: parent, parent: '', title: `Stage ${number / perParent + 1}`, start, end: start }, start, start + last * taskHours * hour))
    }
    tasks.push(at({ id: `task-${number}`, parent, title: `Task ${number + 1}`, start, end: start }, start, start + taskHours * hour))
    links.push({ id: `link-${number}`, from: `task-${number}`, to: `task-${(number + 1) % count}` })
  }
  // The last task waits for nobody: a ring would be no plan.
  return { tasks, links: links.slice(0, -1) }
}
