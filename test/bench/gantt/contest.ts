import '@fontsource-variable/source-sans-3/index.css'
import './contest.css'
import { at, type BenchPlan, benchPlan } from './bench-plan'
import type { Contestant } from './contestant'

/** Each is loaded alone, so that none pays for another. */
const contestants: { readonly [name: string]: (place: HTMLElement) => Promise<Contestant> } = {
  canvas: async () => (await import('./bare-canvas')).bareCanvas(),
  ours: async (place) => (await import('./ours')).ours(place),
  svar: async (place) => (await import('./peer-svar')).svar(place),
  dhtmlx: async () => (await import('./peer-dhtmlx')).dhtmlx(),
}

const patience = 60_000
/** After each move, for what it leaves to do later. */
const resting = 100
/** The row that moves: in view, in the middle of its parent, so that no parent moves with it. */
const moved = 10

let contestant: Contestant | undefined
let plan: BenchPlan = { tasks: [], links: [] }

const frame = (): Promise<number> => new Promise(requestAnimationFrame)
/** The task after a frame that shows what was asked for: it has then been handed to the compositor. */
const paintedOnce = (stands: () => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const look = (): void => {
      if (stands()) {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve()
        channel.port2.postMessage(undefined)
      } else if (performance.now() - began > patience) reject(new Error('What was asked for never showed.'))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
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

const contest = {
  /** Loads a contestant and makes the plan; nothing is shown yet. */
  async prepare(name: string, tasks: number): Promise<void> {
    contestant = await contestants[name]?.(place())
    plan = benchPlan(tasks)
    await document.fonts.load("14px 'Source Sans 3 Variable'")
  },
  /** Milliseconds from the data to the end of the first frame that shows words, bars, links and axis, and of the first in which nothing is missing. */
  async show(): Promise<{ readonly paint: number; readonly complete: number }> {
    const { show, stands, complete = stands } = ready()
    const began = performance.now()
    show(place(), plan)
    await paintedOnce(() => stands(place()))
    const paint = performance.now() - began
    if (!complete(place())) await paintedOnce(() => complete(place()))
    return { paint, complete: complete === stands ? paint : performance.now() - began }
  },
  clear(): void {
    ready().clear(place())
  },
  /**
   * Moves one task so many times and rests after each: milliseconds until the end of the frame that shows it. Odd minutes,
   * so that no other task says the same.
   */
  async move(from: number, times: number): Promise<readonly number[]> {
    const task = plan.tasks[moved]
    if (task === undefined) throw new Error('The plan is too small.')
    const took: number[] = []
    for (let number = from; number < from + times; number++) {
      const by = (number + 1) * 7 * 60_000
      const next = at(task, task.start + by, task.end + by)
      const began = performance.now()
      ready().move(next)
      await paintedOnce(() => ready().shows(place(), next))
      took.push(performance.now() - began)
      await contest.rest(resting)
    }
    return took
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
  /** The idle twin of showing and moving: waits for as many frames, with nothing to see in them, and rests as long. */
  async still(times: number): Promise<void> {
    for (let number = 0; number < times; number++) {
      await paintedOnce(() => true)
      await contest.rest(resting)
    }
  },
  /** The idle twin of scrolling. */
  async stillScroll(steps: number): Promise<void> {
    for (let number = 0; number <= steps; number++) await frame()
  },
  rest: (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

export type Contest = typeof contest

Object.assign(window, { contest })
