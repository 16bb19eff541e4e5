import { type Repair, type RepairProgress, type RepairRequest, repair } from '#shared/assess/conflicts/repair'
import type { World } from '#shared/assess/conflicts/world'

export interface RepairCall {
  readonly world: World
  readonly request: RepairRequest
}
export type RepairAnswer = { readonly progress: RepairProgress } | { readonly repair: Repair }

self.addEventListener('message', ({ data: { world, request } }: MessageEvent<RepairCall>) => {
  const tell = (answer: RepairAnswer): void => self.postMessage(answer)
  tell({ repair: repair(world, request, (progress) => tell({ progress })) })
})
