import { useEffect, useRef, useSyncExternalStore } from 'react'
import { store } from '#data/store'
import { type Command, type CommandFacts, commandOf, commands } from '#shared/commands/registry'
import { selectCanGoBack, selectCanGoForward } from './router'

/** Takes a command; `argument` is what the menu or a script gave with it. */
type Handler = (argument: string) => void

const handlers = new Map<string, readonly Handler[]>()
const listeners = new Set<() => void>()
let version = 0

function changed(): void {
  version += 1
  for (const listener of listeners) listener()
}

/** Takes a command until the returned function is called; of several takers the latest has it. */
export function takeCommand(id: string, handler: Handler): () => void {
  handlers.set(id, [...(handlers.get(id) ?? []), handler])
  changed()
  return () => {
    handlers.set(
      id,
      (handlers.get(id) ?? []).filter((other) => other !== handler),
    )
    changed()
  }
}

/** Takes a command (shared/commands/registry.ts) as long as the component is shown and `handler` is given. */
export function useCommand(id: string, handler: Handler | undefined): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  const isTaken = handler !== undefined
  useEffect(() => (isTaken ? takeCommand(id, (argument) => latest.current?.(argument)) : undefined), [id, isTaken])
}

/** The state of the window that conditions of commands are judged by. */
export function commandFacts(): CommandFacts {
  const state = store.getState()
  const { status, open, undo, redo } = state.workspace
  return {
    workspace: status === 'ready' && open !== undefined ? open.kind : 'none',
    undo: undo.at(-1)?.summary ?? '',
    redo: redo.at(-1)?.summary ?? '',
    canGoBack: selectCanGoBack(state),
    canGoForward: selectCanGoForward(state),
  }
}

type Availability = { readonly can: true } | { readonly can: false; readonly why: string | undefined }

/** Whether a command can be done now; without a reason it is not offered at all. */
function availabilityOf(command: Command): Availability {
  const why = command.refusal?.(commandFacts())
  const isTaken = (handlers.get(command.id)?.length ?? 0) > 0
  if (!isTaken) return { can: false, why: command.elsewhere === undefined ? undefined : (why ?? command.elsewhere) }
  return why === undefined ? { can: true } : { can: false, why }
}

/** Does a command, by its id as menus send it (`plan-pdf <argument>`); false where nothing takes it or it is refused. */
export function perform(action: string): boolean {
  const [id = '', ...rest] = action.split(' ')
  const handler = handlers.get(id)?.at(-1)
  const command = commandOf(id)
  if (handler === undefined || (command !== undefined && !availabilityOf(command).can)) return false
  handler(rest.join(' '))
  return true
}

/** All commands that are offered now, with their reasons where they can't be done. */
export const offeredCommands = (): readonly Offered[] =>
  commands.flatMap((command): Offered[] => {
    const availability = availabilityOf(command)
    if (availability.can) return [{ command, why: undefined }]
    return availability.why === undefined ? [] : [{ command, why: availability.why }]
  })

export interface Offered {
  readonly command: Command
  readonly why: string | undefined
}

/** Renders again when other commands can be taken. */
export const useTakenCommands = (): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => version,
  )
