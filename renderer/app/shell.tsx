import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { ask } from '#data/bridge'
import { selectViews } from '#data/select'
import { store, useAppSelector } from '#data/store'
import { BundleCommands, ReadOnlyStrip } from '#features/bundle'
import { Palette } from '#features/palette'
import { ProjectFileCommands } from '#features/project-file'
import { Start } from '#features/start'
import { IconButton } from './controls/button'
import { ConfirmDialog } from './controls/confirm'
import { useIsMac } from './controls/keys'
import { FileDrop } from './file-drop'
import { InspectorPane } from './inspector-pane'
import { useKeyboard } from './keyboard'
import { LiveRegion } from './live-region'
import { useRoom } from './loaded-rooms'
import { Navigation } from './navigation'
import { useSettings } from './preferences'
import { roomOf } from './rooms'
import { usePlace } from './router'
import styles from './shell.module.css'
import { StandingCommands } from './standing-commands'
import { StatusBar } from './status-bar'
import { TitleBar } from './title-bar'
import { Toasts } from './toast'
import { nowUsable } from './usable'

/** The whole window: title bar, navigation, the room, inspector, status bar, and what floats over them. */
export function Shell() {
  const { singleKeys } = useSettings()
  useKeyboard(useIsMac(), singleKeys)
  return (
    <div className={styles['shell']}>
      <TitleBar />
      <Navigation />
      <main className={styles['main']}>
        <ReadOnlyStrip />
        <Recovered />
        <Room />
      </main>
      <InspectorPane />
      <StatusBar />
      <StandingCommands />
      <BundleCommands />
      <ProjectFileCommands />
      <Palette />
      <Toasts />
      <ConfirmDialog />
      <FileDrop />
      <LiveRegion />
    </div>
  )
}

function Room(): ReactNode {
  const status = useAppSelector(({ workspace }) => workspace.status)
  const isEmpty = useAppSelector(selectViews('release')).length === 0
  const { room, params } = usePlace()
  const Shown = useRoom(roomOf(room) === undefined ? 'portfolio' : room)
  if (status === 'loading') return <Opening />
  if (status === 'closed' || room === 'start' || (room === 'portfolio' && isEmpty))
    return (
      <>
        <Start />
        <Usable />
      </>
    )
  if (Shown === undefined) return null
  return (
    <>
      <Shown params={params} />
      <Usable />
    </>
  )
}

/** Says to main that the window can be used: once a workspace, when its first room is on the screen. */
function Usable() {
  const workspace = useAppSelector((state) => state.workspace.open?.id)
  useEffect(() => {
    const say = (): void => {
      void ask('app:usable', { workspace: workspace ?? '', releases: workspace === undefined ? 0 : selectViews('release')(store.getState()).length })
      nowUsable()
    }
    // The first frame after this is the one that draws the room; in the next it has been drawn.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(say)
    })
    return () => cancelAnimationFrame(frame)
  }, [workspace])
  return null
}

/** Quiet while it is quick: words only where opening takes time. */
function Opening() {
  const name = useAppSelector(({ workspace }) => workspace.open?.name ?? '')
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return isSlow ? <p className={styles['opening']}>Opening {name}. Its entries are read from the journal.</p> : null
}

/** What opening had to mend or rebuild, until it is read. */
function Recovered() {
  const recovered = useAppSelector(({ workspace }) => workspace.recovered)
  const [read, setRead] = useState<readonly string[]>()
  if (recovered.length === 0 || read === recovered) return null
  return (
    <div className={styles['recovered']} role="status">
      <span>{recovered.join(' ')}</span>
      <IconButton label="Close message" onClick={() => setRead(recovered)}>
        <IconX size={16} stroke={1.5} aria-hidden />
      </IconButton>
    </div>
  )
}
