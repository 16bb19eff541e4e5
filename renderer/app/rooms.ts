import {
  IconAdjustmentsHorizontal,
  IconCalendarMonth,
  IconGitPullRequest,
  IconGrid3x3,
  IconHelp,
  IconHistory,
  IconShieldCheck,
  IconStack2,
  IconTableImport,
  IconTimeline,
} from '@tabler/icons-react'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { EvidenceRoom } from '#features/bundle'
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
  /** Shown only while a bundle is open. */
  readonly only?: 'bundle'
  /** What stands right of its name: "4 to decide". */
  readonly beside?: ComponentType
  readonly component: LazyExoticComponent<ComponentType<RoomProps>>
}

/**
 * All rooms, in the order of the navigation. A room stands here from the day that it works, and not before. Each is
 * loaded when it is first opened.
 */
export const rooms: readonly Room[] = [
  {
    id: 'evidence',
    title: 'Evidence',
    place: 'navigation',
    icon: IconShieldCheck,
    only: 'bundle',
    component: EvidenceRoom,
  },
  {
    id: 'portfolio',
    title: 'Portfolio',
    place: 'navigation',
    icon: IconStack2,
    digit: 1,
    component: lazy(() => import('#features/portfolio').then(({ PortfolioRoom }) => ({ default: PortfolioRoom }))),
  },
  {
    id: 'calendar',
    title: 'Calendar',
    place: 'navigation',
    icon: IconCalendarMonth,
    digit: 2,
    component: lazy(() => import('#features/calendar').then(({ CalendarRoom }) => ({ default: CalendarRoom }))),
  },
  {
    id: 'gantt',
    title: 'Gantt',
    place: 'navigation',
    icon: IconTimeline,
    digit: 3,
    component: lazy(() => import('#features/gantt').then(({ GanttRoom }) => ({ default: GanttRoom }))),
  },
  {
    id: 'risks',
    title: 'Risks',
    place: 'navigation',
    icon: IconGrid3x3,
    digit: 4,
    component: lazy(() => import('#features/risk-matrix').then(({ RisksRoom }) => ({ default: RisksRoom }))),
  },
  {
    id: 'import',
    title: 'Import',
    place: 'page',
    icon: IconTableImport,
    component: lazy(() => import('#features/import').then(({ ImportRoom }) => ({ default: ImportRoom }))),
  },
  {
    id: 'audit-trail',
    title: 'Audit trail',
    place: 'navigation',
    icon: IconHistory,
    digit: 7,
    component: lazy(() => import('#features/audit-trail').then(({ AuditRoom }) => ({ default: AuditRoom }))),
  },
  {
    id: 'settings',
    title: 'Settings',
    place: 'foot',
    icon: IconAdjustmentsHorizontal,
    component: lazy(() => import('#features/settings').then(({ SettingsRoom }) => ({ default: SettingsRoom }))),
  },
  {
    id: 'release',
    title: 'Release',
    place: 'page',
    icon: IconStack2,
    component: lazy(() => import('#features/release').then(({ ReleaseRoom }) => ({ default: ReleaseRoom }))),
  },
  {
    id: 'change',
    title: 'Change',
    place: 'page',
    icon: IconGitPullRequest,
    component: lazy(() => import('#features/change').then(({ ChangeRoom }) => ({ default: ChangeRoom }))),
  },
  {
    id: 'help',
    title: 'Help',
    place: 'foot',
    icon: IconHelp,
    component: lazy(() => import('#features/help').then(({ HelpRoom }) => ({ default: HelpRoom }))),
  },
]

export const roomOf = (id: string): Room | undefined => rooms.find((room) => room.id === id)
