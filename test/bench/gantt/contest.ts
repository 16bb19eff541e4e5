import '@fontsource-variable/source-sans-3/index.css'
import './contest.css'
import { at, type BenchPlan, benchPlan } from './bench-plan'
import type { Contestant } from './contestant'

/** Each is loaded alone, so that none pays for another. */
const contestants: { readonly [name: string]: () => Promise<Contestant> } = {
  canvas: async () => (await import('./bare-canvas')).bareCanvas(),
  ours: async () => (await import('./ours')).ours(),
  svar: async () => (await import('./peer-svar')).svar(),
  dhtmlx: async () => (await import('./peer-dhtmlx')).dhtmlx(),
}

const patience = 60_000
/** The row that moves: in view, in the middle of its parent, so that no parent moves with it. */
const moved = 10

let contestant: Contestant | undefined
let plan: BenchPlan = { tasks: [], links: [] }

const frame = (): Promise<number> => new Promise(requestAnimationFrame)
/** The task after the frame: what was drawn has been handed to the compositor. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve()
      channel.port2.postMessage(undefined)
    })
  })

const place = (): HTMLElement => {
  const element = document.getElementById('root')
  if (element === null) throw new Error('The page has no root.')
  return element
}

const ready = (): Contestant => {
  if (contestant === undefined) throw new Error('No contestant was prepared.')
  return contestant
}

async function until(stands: () => boolean): Promise<void> {
  const began = performance.now()
  while (!stands()) {
    if (performance.now() - began > patience) throw new Error('What was asked for never showed.')
    await frame()
  }
  await painted()
}

const contest = {
  /** Loads a contestant and makes the plan; nothing is shown yet. */
  async prepare(name: string, tasks: number): Promise<void> {
    contestant = await contestants[name]?.()
    plan = benchPlan(tasks)
    await document.fonts.load("14px 'Source Sans 3 Variable'")
  },
  /** Milliseconds from the data to the painted frame with its bars. */
  async show(): Promise<number> {
    const began = performance.now()
    ready().show(place(), plan)
    await until(() => ready().stands(place()))
    return performance.now() - began
  },
  clear(): void {
    ready().clear(place())
  },
  /** Milliseconds from moving one task until the frame that shows it is painted. Odd minutes, so that no other task says the same. */
  async move(number: number): Promise<number> {
    const task = plan.tasks[moved]
    if (task === undefined) throw new Error('The plan is too small.')
    const by = (number + 1) * 7 * 60_000
    const next = at(task, task.start + by, task.end + by)
    const began = performance.now()
    ready().move(next)
    await until(() => ready().shows(place(), next))
    return performance.now() - began
  },
  /** Scrolls a step each frame: milliseconds from frame to frame. */
  async scroll(steps: number, by: number): Promise<readonly number[]> {
    const times: number[] = []
    let last = await frame()
    for (let number = 1; number <= steps; number++) {
      ready().scrollTo(number * by)
      const now = await frame()
      times.push(now - last)
      last = now
    }
    return times
  },
  /** So many frames in which nothing happens: the idle twin. */
  async idle(frames: number): Promise<number> {
    for (let number = 0; number < frames; number++) await frame()
    return 0
  },
  rest: (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

export type Contest = typeof contest

Object.assign(window, { contest })
