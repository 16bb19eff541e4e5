/** How a caller watches long work and stops it. */
export interface Watch {
  readonly signal?: AbortSignal
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
}

export const cancelled = Symbol('cancelled')

/** Between two pauses: a few milliseconds of work, whether it is one large file or many small ones. */
const bytesBetweenPauses = 4 * 1024 * 1024
const stepsBetweenPauses = 64

/**
 * Drives work that yields the bytes it has just done, and lets the process do other things in between. The work itself is
 * synchronous, which is what makes it quick (performance.md, 4).
 */
export async function paced<T>(
  work: Generator<number, T | typeof cancelled>,
  totalBytes: number,
  { signal, onProgress }: Watch,
): Promise<T | typeof cancelled> {
  const isAborted = () => signal?.aborted === true
  if (isAborted()) return cancelled
  let doneBytes = 0
  let sincePause = 0
  let steps = 0
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return step.value
    doneBytes += step.value
    sincePause += step.value
    steps += 1
    if (sincePause < bytesBetweenPauses && steps < stepsBetweenPauses) continue
    onProgress?.(Math.min(doneBytes, totalBytes), totalBytes)
    await new Promise<void>((resolve) => setImmediate(resolve))
    sincePause = 0
    steps = 0
    if (!isAborted()) continue
    // Runs the work's finally blocks, so that what it holds open is closed.
    work.return(cancelled)
    return cancelled
  }
}
