import {
  IconAdjustmentsHorizontal,
  IconAlertTriangle,
  IconCalendarCheck,
  IconCalendarMonth,
  IconGavel,
  IconGitPullRequest,
  IconGrid3x3,
  IconHelp,
  IconHistory,
  IconShieldCheck,
  IconStack2,
  IconTableImport,
  IconTimeline,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { loadEvidenceRoom } from '#features/bundle'
import { CabCount } from '#features/cab-count'
import { ConflictCount } from '#features/conflict-count'
import type { Place } from './router'

export interface RoomProps {
  readonly params: Place['params']
}

/** A room of the house, or a page that rooms lead to. */
export interface Room {
  /** As the router and the commands (`go-<id>`) name it. */
  readonly id: string
  readonly title: string
  /** Where it stands: in the navigation, at its foot, or nowhere (a page that others lead to). */
  readonly place: 'navigation' | 'foot' | 'page'
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
  /** The digit that opens it with Ctrl or Cmd. */
  readonly digit?: number
  /** Shown only while a bundle or a meeting pack is open. */
  readonly only?: 'bundle'
  /** What stands right of its name: "4 to decide". */
  readonly beside?: ComponentType
  /** Each is a file of its own, loaded when it is first opened or shortly before (loaded-rooms.ts). */
  readonly load: () => Promise<ComponentType<RoomProps>>
}

/**
 * All rooms, in the order of the navigation. A room stands here from the day that it works, and not before.
 */
export const rooms: readonly Room[] = [
  {
    id: 'evidence',
    title: 'Evidence',
    place: 'navigation',
    icon: IconShieldCheck,
    only: 'bundle',
    load: loadEvidenceRoom,
  },
  {
    id: 'portfolio',
    title: 'Portfolio',
    place: 'navigation',
    icon: IconStack2,
    digit: 1,
    load: () => import('#features/portfolio').then(({ PortfolioRoom }) => PortfolioRoom),
  },
  {
    id: 'calendar',
    title: 'Calendar',
    place: 'navigation',
    icon: IconCalendarMonth,
    digit: 2,
    load: () => import('#features/calendar').then(({ CalendarRoom }) => CalendarRoom),
  },
  {
    id: 'gantt',
    title: 'Gantt',
    place: 'navigation',
    icon: IconTimeline,
    digit: 3,
    load: () => import('#features/gantt-room').then(({ GanttRoom }) => GanttRoom),
  },
  {
    id: 'risks',
    title: 'Risks',
    place: 'navigation',
    icon: IconGrid3x3,
    digit: 4,
    load: () => import('#features/risk-matrix').then(({ RisksRoom }) => RisksRoom),
  },
  {
    id: 'conflicts',
    title: 'Conflicts',
    place: 'navigation',
    icon: IconAlertTriangle,
    beside: ConflictCount,
    load: () => import('#features/conflicts').then(({ ConflictsRoom }) => ConflictsRoom),
  },
  {
    id: 'cab',
    title: 'CAB',
    place: 'navigation',
    icon: IconGavel,
    digit: 5,
    beside: CabCount,
    load: () => import('#features/cab').then(({ CabRoom }) => CabRoom),
  },
  {
    id: 'schedule-of-change',
    title: 'Schedule of change',
    place: 'page',
    icon: IconCalendarCheck,
    load: () => import('#features/schedule-of-change').then(({ ScheduleRoom }) => ScheduleRoom),
  },
  {
    id: 'import',
    title: 'Import',
    place: 'page',
    icon: IconTableImport,
    load: () => import('#features/import').then(({ ImportRoom }) => ImportRoom),
  },
  {
    id: 'audit-trail',
    title: 'Audit trail',
    place: 'navigation',
    icon: IconHistory,
    digit: 7,
    load: () => import('#features/audit-trail').then(({ AuditRoom }) => AuditRoom),
  },
  {
    id: 'settings',
    title: 'Settings',
    place: 'foot',
    icon: IconAdjustmentsHorizontal,
    load: () => import('#features/settings').then(({ SettingsRoom }) => SettingsRoom),
  },
  {
    id: 'release',
    title: 'Release',
    place: 'page',
    icon: IconStack2,
    load: () => import('#features/release').then(({ ReleaseRoom }) => ReleaseRoom),
  },
  {
    id: 'change',
    title: 'Change',
    place: 'page',
    icon: IconGitPullRequest,
    load: () => import('#features/change').then(({ ChangeRoom }) => ChangeRoom),
  },
  {
    id: 'help',
    title: 'Help',
    place: 'foot',
    icon: IconHelp,
    load: () => import('#features/help').then(({ HelpRoom }) => HelpRoom),
  },
]

export const roomOf = (id: string): Room | undefined => rooms.find((room) => room.id === id)
