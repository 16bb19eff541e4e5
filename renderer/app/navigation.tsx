import { Tooltip } from '@mantine/core'
import { IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { isFromFile } from '#shared/ipc/shapes'
import type { Release } from '#shared/model/release'
import { IconButton } from './controls/button'
import { StateMark, stateWords } from './controls/state-mark'
import { saveSettings, useSettings } from './preferences'
import { type Room, rooms } from './rooms'
import { go, usePlace } from './router'
import styles from './shell.module.css'
import { useNarrow } from './use-narrow'

/** So many pinned releases have room under the rooms. */
const mostPinned = 12

/** By target; those without one at the end. */
const soonestFirst = (a: Release, b: Release): number => (a.target || '~').localeCompare(b.target || '~') || a.name.localeCompare(b.name)

/** The rooms, the releases that are pinned, the settings at the foot; 48 px wide when folded or where the window is narrow. */
export function Navigation() {
  const { status, open: workspace } = useAppSelector((state) => state.workspace)
  const { navigation } = useSettings()
  const isNarrow = useNarrow(1180)
  const isFolded = isNarrow || navigation === 'folded'
  // Toasts stand right of the navigation, outside of its element.
  useEffect(() => document.documentElement.style.setProperty('--navigation-width', isFolded ? '48px' : '200px'), [isFolded])
  const open = rooms.filter(({ id, only }) => (status === 'closed' ? id === 'portfolio' : only === undefined || isFromFile(workspace?.kind)))
  const item = (room: Room): ReactNode => <RoomItem key={room.id} room={room} folded={isFolded} />
  return (
    <nav className={`${styles['navigation']} ${isFolded ? styles['folded'] : ''}`} data-area="navigation" aria-label="Rooms" tabIndex={-1}>
      <ul>{open.filter(({ place }) => place === 'navigation').map(item)}</ul>
      {status === 'ready' && <Pinned folded={isFolded} />}
      <ul className={styles['foot']}>{open.filter(({ place }) => place === 'foot').map(item)}</ul>
      {!isNarrow && (
        <div className={styles['fold']}>
          <IconButton
            label={isFolded ? 'Unfold navigation' : 'Fold navigation'}
            onClick={() => void saveSettings({ navigation: isFolded ? 'wide' : 'folded' })}
          >
            {isFolded ? <IconChevronsRight size={16} stroke={1.5} aria-hidden /> : <IconChevronsLeft size={16} stroke={1.5} aria-hidden />}
          </IconButton>
        </div>
      )}
    </nav>
  )
}

function RoomItem({ room, folded }: { readonly room: Room; readonly folded: boolean }) {
  const place = usePlace()
  const { id, title, icon: Icon, beside: Beside } = room
  return (
    <Item folded={folded} title={title} isHere={place.room === id} onOpen={() => go(id)} mark={<Icon size={17} stroke={1.5} aria-hidden />}>
      {Beside !== undefined && (
        <span className={styles['beside']}>
          <Beside />
        </span>
      )}
    </Item>
  )
}

function Pinned({ folded }: { readonly folded: boolean }) {
  const place = usePlace()
  const releases = useAppSelector(selectViews('release'))
  const pinned = useMemo(
    () =>
      releases
        .filter(({ pinned }) => pinned)
        .sort(soonestFirst)
        .slice(0, mostPinned),
    [releases],
  )
  if (pinned.length === 0) return null
  return (
    <section className={styles['pinned']} aria-label="Pinned releases">
      {!folded && <h2>Pinned</h2>}
      <ul>
        {pinned.map(({ id, name, version, state, onHold }) => (
          <Item
            key={id}
            folded={folded}
            title={`${name} ${version}`.trim()}
            isHere={place.room === 'release' && place.params['id'] === id}
            onOpen={() => go('release', { id })}
            mark={<StateMark state={onHold.held ? 'on-hold' : state} />}
            state={stateWords(onHold.held ? 'on-hold' : state)}
          />
        ))}
      </ul>
    </section>
  )
}

interface ItemProps {
  readonly folded: boolean
  readonly title: string
  readonly isHere: boolean
  readonly onOpen: () => void
  readonly mark: ReactNode
  /** What the mark says, for screen readers. */
  readonly state?: string
  readonly children?: ReactNode
}

function Item({ folded, title, isHere, onOpen, mark, state, children }: ItemProps) {
  return (
    <li>
      <Tooltip label={title} position="right" disabled={!folded}>
        <button
          type="button"
          className={styles['item']}
          aria-current={isHere ? 'page' : undefined}
          {...(isHere ? { 'data-area-focus': true } : {})}
          {...(folded || state !== undefined ? { 'aria-label': state === undefined ? title : `${title}, ${state}` } : {})}
          onClick={onOpen}
        >
          <span className={styles['itemMark']}>{mark}</span>
          {!folded && <span className={styles['itemTitle']}>{title}</span>}
          {!folded && children}
        </button>
      </Tooltip>
    </li>
  )
}
