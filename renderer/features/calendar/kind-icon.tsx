import { IconBolt, IconFlag, IconGitPullRequest, IconProgress, IconServer2, IconSnowflake, IconStack2, IconTool } from '@tabler/icons-react'
import type { CalendarKind } from '#shared/calendar/dated'
import styles from './kinds.module.css'

const icons = {
  release: IconStack2,
  change: IconGitPullRequest,
  emergency: IconBolt,
  window: IconTool,
  booking: IconServer2,
  'key-date': IconFlag,
  freeze: IconSnowflake,
  phase: IconProgress,
} as const satisfies Record<CalendarKind, unknown>

/** The icon of a kind; its word stands beside it or is read out. */
export function KindIcon({ kind, size = 14 }: { readonly kind: CalendarKind; readonly size?: number }) {
  const Icon = icons[kind]
  return <Icon size={size} stroke={1.5} aria-hidden />
}

/** The class that gives a kind its two colours, `--edge` and `--soft`. */
export const kindClass = (kind: CalendarKind): string => styles[kind === 'key-date' ? 'keyDate' : kind] ?? ''
