import { Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconMinus, IconSearch, IconSquare, IconSquares, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { ask, hear } from '#data/bridge'
import { useAppSelector } from '#data/store'
import { isFromFile } from '#shared/ipc/shapes'
import { perform } from './actions'
import { IconButton } from './controls/button'
import { Keys } from './controls/keys'
import { PersonMark } from './controls/person-mark'
import { Logo } from './logo'
import { selectInfo, selectPerson } from './preferences'
import styles from './shell.module.css'
import { WorkspaceMenu } from './workspace-menu'

/** The workspace, the search, undo and redo by name, who works here, and where the system draws none, the window's buttons. */
export function TitleBar() {
  const info = useAppSelector(selectInfo)
  return (
    <header className={`${styles['title']} ${info?.platform === 'darwin' ? styles['lights'] : ''}`} data-area="title-bar" tabIndex={-1}>
      <div className={styles['workspace']}>
        <MenuButton />
        <WorkspaceMenu />
      </div>
      <button type="button" className={styles['search']} onClick={() => void perform('palette')}>
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <span className={styles['searchWords']}>Find a release, change, person or command</span>
        <Keys keys="Mod+K" />
      </button>
      <UndoRedo />
      <span className={styles['right']}>
        <ReadOnly />
        <Who />
        {info?.windowButtons === true && <WindowButtons />}
      </span>
    </header>
  )
}

/** The sign opens the menus where there is no menu bar. */
function MenuButton() {
  const info = useAppSelector(selectInfo)
  if (info?.platform === 'darwin')
    return (
      <span className={styles['sign']}>
        <Logo />
      </span>
    )
  return (
    <Tooltip label="Menu (F10)">
      <button type="button" className={styles['sign']} aria-label="Menu" onClick={() => void ask('window:menu', { x: 8, y: 40 })}>
        <Logo />
      </button>
    </Tooltip>
  )
}

function UndoRedo() {
  const { status, open, undo, redo } = useAppSelector(({ workspace }) => workspace)
  const last = undo.at(-1)?.summary
  const next = redo.at(-1)?.summary
  const isReadOnly = isFromFile(open?.kind)
  const idle = status === 'closed' || isReadOnly ? '' : 'Nothing to undo'
  return (
    <span className={styles['undo']}>
      <IconButton
        label={last === undefined ? 'Undo' : `Undo: ${last}`}
        keys="Mod+Z"
        refusal={last === undefined ? 'Nothing to undo' : undefined}
        onClick={() => void perform('undo')}
      >
        <IconArrowBackUp size={17} stroke={1.5} aria-hidden />
      </IconButton>
      <IconButton
        label={next === undefined ? 'Redo' : `Redo: ${next}`}
        keys="Mod+Shift+Z"
        refusal={next === undefined ? 'Nothing to redo' : undefined}
        onClick={() => void perform('redo')}
      >
        <IconArrowForwardUp size={17} stroke={1.5} aria-hidden />
      </IconButton>
      <span className={styles['undoWords']}>{last === undefined ? idle : `Undo: ${last}`}</span>
    </span>
  )
}

function ReadOnly() {
  const kind = useAppSelector(({ workspace }) => workspace.open?.kind)
  if (kind === 'pack') return <span className={styles['readOnly']}>Meeting pack</span>
  return kind === 'bundle' ? <span className={styles['readOnly']}>Read-only bundle</span> : null
}

function Who() {
  const person = useAppSelector(selectPerson)
  return person === undefined ? null : <PersonMark name={person.name} />
}

function WindowButtons() {
  const [maximized, setMaximized] = useState(false)
  useEffect(() => hear('window:state', (state) => setMaximized(state.maximized)), [])
  return (
    <span className={styles['windowButtons']}>
      <IconButton label="Minimize window" onClick={() => void ask('window:minimize', {})}>
        <IconMinus size={16} stroke={1.5} aria-hidden />
      </IconButton>
      <IconButton label={maximized ? 'Restore window' : 'Maximize window'} onClick={() => void ask('window:toggle-maximize', {})}>
        {maximized ? <IconSquares size={15} stroke={1.5} aria-hidden /> : <IconSquare size={15} stroke={1.5} aria-hidden />}
      </IconButton>
      <IconButton label="Close window" onClick={() => void ask('window:close', {})}>
        <IconX size={17} stroke={1.5} aria-hidden />
      </IconButton>
    </span>
  )
}
