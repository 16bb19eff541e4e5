/** A long piece of work: it says how far it is, and asks whether to go on. */
export interface Job {
  readonly progress: (done: number, of: number, what: string) => void
  readonly cancelled: () => boolean
}

export interface Jobs {
  /** Runs work under the name that the window gave it; its progress goes to that window, at most every 100 ms. */
  readonly run: <T>(window: number, name: string, work: (job: Job) => Promise<T>) => Promise<T>
  readonly cancel: (window: number, name: string) => void
}

export interface JobTold {
  readonly job: string
  readonly done: number
  readonly of: number
  readonly what: string
}

export function jobs(tell: (window: number, told: JobTold) => void, now: () => number): Jobs {
  const cancelled = new Set<string>()
  const running = new Set<string>()
  const key = (window: number, name: string): string => `${window} ${name}`
  return {
    async run(window, name, work) {
      const own = key(window, name)
      running.add(own)
      let last = 0
      try {
        return await work({
          progress(done, of, what) {
            if (now() - last < 100 && done < of) return
            last = now()
            tell(window, { job: name, done, of, what })
          },
          cancelled: () => cancelled.has(own),
        })
      } finally {
        running.delete(own)
        cancelled.delete(own)
      }
    },
    cancel(window, name) {
      if (running.has(key(window, name))) cancelled.add(key(window, name))
    },
  }
}
