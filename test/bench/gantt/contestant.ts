import type { BenchPlan, BenchTask } from './bench-plan'

/** What is measured alike: ours, a bare canvas and the peers. Made with the place it will show in, as an app has its React root before it opens a Gantt. */
export interface Contestant {
  /** Puts the plan on an empty place. */
  readonly show: (place: HTMLElement, plan: BenchPlan) => void
  /** Takes it away again. */
  readonly clear: (place: HTMLElement) => void
  /** Whether all that the bare canvas draws stands in the place: words, bars, links and axis. */
  readonly stands: (place: HTMLElement) => boolean
  /** Whether the rest does too, where something follows the first picture. */
  readonly complete?: (place: HTMLElement) => boolean
  /** Puts a task that is in view at other times. */
  readonly move: (task: BenchTask) => void
  /** Whether the task is seen at its times. */
  readonly shows: (place: HTMLElement, task: BenchTask) => boolean
  /** Scrolls the rows to so many pixels from the top. */
  readonly scrollTo: (top: number) => void
}

/** The grid beside the bars says the times in words. */
export const saysTimes = (place: HTMLElement, { begins }: BenchTask): boolean => place.textContent?.includes(begins) === true
