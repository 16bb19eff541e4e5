import { useSyncExternalStore } from 'react'
import { ask, hear } from '#data/bridge'

/** A long piece of work of the main process, as it reports it. */
export interface Job {
  readonly id: string
  /** "Export Payments 26.12 as a bundle". */
  readonly what: string
  readonly startedAt: number
  readonly done: number
  /** 0 where the whole is not known. */
  readonly of: number
  readonly cancelled: boolean
}

let jobs: readonly Job[] = []
const listeners = new Set<() => void>()

function set(next: readonly Job[]): void {
  jobs = next
  for (const listener of listeners) listener()
}

/** Hears what main reports; called once at start. */
export function hearProgress(): void {
  hear('progress', ({ job, done, of }) => set(jobs.map((one) => (one.id === job ? { ...one, done, of } : one))))
}

/** Runs work of a channel that takes a `job`, shown with its progress and Cancel until it ends. */
export async function withProgress<T>(what: string, work: (job: string) => Promise<T>): Promise<T> {
  const id = crypto.randomUUID()
  set([...jobs, { id, what, startedAt: Date.now(), done: 0, of: 0, cancelled: false }])
  try {
    return await work(id)
  } finally {
    set(jobs.filter((job) => job.id !== id))
  }
}

export function cancelJob(id: string): void {
  set(jobs.map((job) => (job.id === id ? { ...job, cancelled: true } : job)))
  void ask('job:cancel', { job: id })
}

/** Milliseconds that are left, by what is done so far; undefined before anything is. */
export function timeLeft({ startedAt, done, of }: Job, now: number): number | undefined {
  return done <= 0 || of <= 0 ? undefined : ((now - startedAt) / done) * Math.max(0, of - done)
}

export const useJobs = (): readonly Job[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => jobs,
  )
