import { useEffect, useState } from 'react'
import { type Offered, offeredCommands, useTakenCommands } from '#app/actions'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { find, onIndexed, pending } from '#data/search/search'
import type { Hits } from '#data/search/search-index'
import { useAppSelector } from '#data/store'
import { matchingCommands } from './command-rows'
import { type EntityRow, entityRow } from './entity-row'

export type PaletteRow =
  | { readonly kind: 'entity'; readonly key: string; readonly row: EntityRow }
  | { readonly kind: 'command'; readonly key: string; readonly offered: Offered }

export interface PaletteGroup {
  readonly title: 'Recent' | 'Go to' | 'Do'
  readonly rows: readonly PaletteRow[]
}

interface Rows {
  readonly groups: readonly PaletteGroup[]
  /** How many entities fit, and among how many; undefined where none was looked for. */
  readonly found: { readonly count: number; readonly of: number } | undefined
  /** Entities that the index has still to learn: what is shown may not be all. */
  readonly pending: number
}

const commandRow = (offered: Offered): PaletteRow => ({ kind: 'command', key: `command ${offered.command.id}`, offered })
const rowOfEntity = (row: EntityRow): PaletteRow => ({ kind: 'entity', key: row.entity, row })

/** Beside many entities a few commands are enough; alone all are shown. */
const fewCommands = 6

/** What the palette shows for what was typed; `>` asks for commands alone. */
export function useRows(typed: string, recent: readonly string[]): Rows {
  const onlyCommands = typed.startsWith('>')
  const text = (onlyCommands ? typed.slice(1) : typed).trim()
  const { hits, left } = useHits(onlyCommands ? '' : text)
  const now = useMinute()
  const zone = useZone()
  // What is shown of entities, and what can be done, follows every change of the workspace.
  useAppSelector(({ workspace }) => workspace)
  useTakenCommands()
  const offered = offeredCommands().filter(({ command: { id } }) => id !== 'palette')
  const commands = matchingCommands(offered, text)
  const going = commands.filter(({ command: { group } }) => group === 'go').map(commandRow)
  const doing = commands.filter(({ command: { group } }) => group === 'do').map(commandRow)
  const words = { zone, now }
  if (text === '' && !onlyCommands) {
    const last = recent.flatMap((key): readonly PaletteRow[] => {
      const command = offered.find(({ command: { id } }) => key === `command ${id}`)
      const row = command === undefined ? entityRow(key, words) : undefined
      return command !== undefined ? [commandRow(command)] : row !== undefined ? [rowOfEntity(row)] : []
    })
    const isShown = ({ key }: PaletteRow): boolean => !last.some((one) => one.key === key)
    return { groups: groupsOf(last, going.filter(isShown), doing.filter(isShown)), found: undefined, pending: left }
  }
  const rows = (hits?.entities ?? []).flatMap((entity) => {
    const row = entityRow(entity, words)
    return row === undefined ? [] : [rowOfEntity(row)]
  })
  const shownDoing = rows.length === 0 ? doing : doing.slice(0, fewCommands)
  return {
    groups: groupsOf([], [...going.filter((row) => isClose(row, text)), ...rows, ...going.filter((row) => !isClose(row, text))], shownDoing),
    found: hits === undefined || onlyCommands ? undefined : { count: hits.inAll, of: hits.of },
    pending: left,
  }
}

/** A room whose name is being typed stands before what only mentions it. */
const isClose = (row: PaletteRow, text: string): boolean =>
  row.kind === 'command' && text.length > 2 && row.offered.command.words.toLowerCase().startsWith(text.toLowerCase())

function groupsOf(recent: readonly PaletteRow[], going: readonly PaletteRow[], doing: readonly PaletteRow[]): readonly PaletteGroup[] {
  const groups: readonly PaletteGroup[] = [
    { title: 'Recent', rows: recent },
    { title: 'Go to', rows: going },
    { title: 'Do', rows: doing },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

/** Hits of the latest text that was answered: while the worker looks, the former ones stay. */
function useHits(text: string): { readonly hits: Hits | undefined; readonly left: number } {
  const [answered, setAnswered] = useState<{ readonly hits: Hits }>()
  const [turn, setTurn] = useState(0)
  useEffect(() => onIndexed(() => setTurn((before) => before + 1)), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the index has learnt more.
  useEffect(() => {
    let isWanted = true
    if (text === '') setAnswered(undefined)
    else
      void find(text).then((hits) => {
        if (isWanted) setAnswered({ hits })
      })
    return () => {
      isWanted = false
    }
  }, [text, turn])
  return { hits: text === '' ? undefined : answered?.hits, left: pending() }
}
