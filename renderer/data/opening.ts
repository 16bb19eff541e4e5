import type { OpenWorkspace } from '#shared/ipc/shapes'
import type { Failure, Result } from '#shared/model/result'
import { ask } from './bridge'
import { type Loaded, load, openTables, type Tables } from './tables'

interface Begun {
  readonly id: string
  readonly tables: Tables
  readonly loaded: Promise<Loaded | undefined>
}

let begun: Begun | undefined
let current: Promise<Result<{ readonly workspace?: OpenWorkspace | undefined }, Failure>> | undefined

/**
 * Begins to read the window's workspace while main opens its journal and the rest of the app is still being loaded: of a
 * large one the database is the longest part of the start.
 */
export function beginOpening(): void {
  void ask('workspace:next', {}).then((answer) => {
    if (answer.ok && answer.value.id !== undefined) begun = read(answer.value.id)
  })
  current = ask('workspace:current', {})
}

/** What the window shows first. */
export const firstWorkspace = (): NonNullable<typeof current> => current ?? ask('workspace:current', {})

/** The tables of a workspace with all they hold, read already where that was begun; what was begun holds once. */
export function tablesOf(id: string): Begun {
  const known = begun
  begun = undefined
  if (known?.id === id) return known
  known?.tables.close()
  return read(id)
}

function read(id: string): Begun {
  const tables = openTables(id)
  return { id, tables, loaded: load(tables) }
}
