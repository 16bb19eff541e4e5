import {
  IconAlertTriangle,
  IconBolt,
  IconCalendarEvent,
  IconChevronRight,
  IconFileText,
  IconFlag,
  IconGitPullRequest,
  IconGrid3x3,
  IconNote,
  IconServer2,
  IconSnowflake,
  IconTool,
  IconUser,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { commandFacts } from '#app/actions'
import { Keys } from '#app/controls/keys'
import { StateMark, stateWords } from '#app/controls/state-mark'
import { roomOf } from '#app/rooms'
import { titleParts } from './command-rows'
import styles from './palette.module.css'
import type { PaletteRow } from './use-rows'

interface PaletteRowProps {
  readonly id: string
  readonly row: PaletteRow
  readonly typed: string
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

/** One thing to open or do: mark, name with what was typed in it, kind, key; what can't be done says why. */
export function PaletteRowView({ id, row, typed, isActive, onPoint, onChoose }: PaletteRowProps) {
  const { title, beside, keys, why } = wordsOf(row)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={why !== undefined}
      className={`${styles['row']} ${isActive ? styles['active'] : ''} ${why === undefined ? '' : styles['refused']}`}
      onMouseMove={isActive ? undefined : onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles['mark']}>{markOf(row)}</span>
      <span className={styles['name']}>
        {titleParts(title, typed).map(({ words, isFound }, at) => (isFound ? <b key={at}>{words}</b> : <span key={at}>{words}</span>))}
      </span>
      <span className={styles['beside']}>{why ?? beside}</span>
      {isActive && why === undefined ? <Keys keys="Enter" /> : keys !== undefined && <Keys keys={keys} />}
    </div>
  )
}

function wordsOf(row: PaletteRow) {
  if (row.kind === 'command')
    return { title: row.offered.command.words, beside: row.offered.command.about?.(commandFacts()) ?? '', keys: row.offered.command.keys, why: row.offered.why }
  const { title, beside, state } = row.row
  return { title, beside: state === undefined ? beside : `${beside}, ${stateWords(state).toLowerCase()}`, keys: undefined, why: undefined }
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const
const icons: Readonly<Record<string, ReactNode>> = {
  change: <IconGitPullRequest {...icon} />,
  risk: <IconGrid3x3 {...icon} />,
  'risk-action': <IconGrid3x3 {...icon} />,
  freeze: <IconSnowflake {...icon} />,
  window: <IconTool {...icon} />,
  booking: <IconServer2 {...icon} />,
  environment: <IconServer2 {...icon} />,
  'key-date': <IconFlag {...icon} />,
  milestone: <IconFlag {...icon} />,
  gate: <IconFlag {...icon} />,
  criterion: <IconFlag {...icon} />,
  phase: <IconCalendarEvent {...icon} />,
  person: <IconUser {...icon} />,
  stakeholder: <IconUser {...icon} />,
  note: <IconNote {...icon} />,
  lesson: <IconNote {...icon} />,
  'known-error': <IconAlertTriangle {...icon} />,
  incident: <IconBolt {...icon} />,
}

function markOf(row: PaletteRow): ReactNode {
  if (row.kind === 'command') {
    const Icon = roomOf(row.offered.command.id.replace(/^go-/, ''))?.icon ?? IconChevronRight
    return <Icon {...icon} />
  }
  if (row.row.state !== undefined) return <StateMark state={row.row.state} />
  return icons[row.row.kind] ?? <IconFileText {...icon} />
}
