import type { Repair, RepairProgress, RepairRequest } from '#shared/assess/conflicts/repair'
import type { World } from '#shared/assess/conflicts/world'
import { repairCall } from './repair-call'
import type { RepairAnswer } from './repair-worker'

export interface RunningRepair {
  /** Undefined where it was cancelled or has stopped unexpectedly. */
  readonly found: Promise<Repair | undefined>
  readonly cancel: () => void
}

/** Looks for a repair in a worker: it can take seconds, and is cancelled by ending it. */
export function startRepair(world: World, request: RepairRequest, onProgress: (progress: RepairProgress) => void): RunningRepair {
  const worker = new Worker(new URL('./repair-worker.ts', import.meta.url), { type: 'module' })
  const { promise, resolve } = Promise.withResolvers<Repair | undefined>()
  const end = (repair: Repair | undefined): void => {
    worker.terminate()
    resolve(repair)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<RepairAnswer>) => {
    if ('progress' in data) onProgress(data.progress)
    else end(data.repair)
  })
  worker.addEventListener('error', () => end(undefined))
  worker.postMessage(repairCall(world, request))
  return { found: promise, cancel: () => end(undefined) }
}
