import { IconCheck, IconCircleDashed, IconCircleMinus, IconX } from '@tabler/icons-react'
import type { Criterion } from '#shared/model/criterion'
import styles from './release.module.css'

const icons = { open: IconCircleDashed, met: IconCheck, 'not-met': IconX, waived: IconCircleMinus } as const

/** Tick, cross, dashed ring or struck ring; its word stands beside it. */
export function CriterionMark({ state }: { readonly state: Criterion['standing']['state'] }) {
  const Icon = icons[state]
  return <Icon size={16} stroke={state === 'met' || state === 'not-met' ? 2 : 1.5} className={styles[`mark-${state}`]} aria-hidden />
}
