import { type Repair, type RepairProgress, repair } from '#shared/assess/conflicts/repair'
import { type RepairCall, worldIn } from './repair-call'

export type RepairAnswer = { readonly progress: RepairProgress } | { readonly repair: Repair }

self.addEventListener('message', ({ data }: MessageEvent<RepairCall>) => {
  const tell = (answer: RepairAnswer): void => self.postMessage(answer)
  tell({ repair: repair(worldIn(data), data.request, (progress) => tell({ progress })) })
})
