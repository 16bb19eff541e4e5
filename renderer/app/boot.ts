import { ask, hear } from '#data/bridge'
import { openWorkspace } from '#data/open-workspace'
import { firstWorkspace } from '#data/opening'
import { entriesOf, receiveTold } from '#data/receive'
import { startSearch } from '#data/search/search'
import { store } from '#data/store'
import { workspaceClosed } from '#data/workspace-slice'
import type { OpenWorkspace } from '#shared/ipc/shapes'
import { type Failure, ok, type Result } from '#shared/model/result'
import { perform } from './actions'
import { hearProgress } from './jobs'
import { readPreferences } from './preferences'
import { go, placeOfAddress, startAt } from './router'
import { whenUsable } from './usable'

interface Boot {
  readonly render: () => void
  readonly loadRoom: (id: string) => Promise<unknown>
  /** Loads all other rooms, when the window has nothing else to do. */
  readonly loadRooms: () => Promise<void>
}

/**
 * Starts the window: theme and the workspace's name first, so that the first picture is right, then the data while the
 * shell is drawn already.
 */
export async function boot({ render, loadRoom, loadRooms }: Boot): Promise<void> {
  hear('journal:appended', ({ ws, lines, from }) => {
    if (store.getState().workspace.open?.id === ws) receiveTold(from, entriesOf(lines))
  })
  hear('workspace:changed', ({ workspace }) => void show(workspace))
  hear('menu:action', ({ action }) => void perform(action))
  hearProgress()
  const place = placeOfAddress(location.hash)
  // Beside the data, not after it: what the room needs is read from the disk too.
  void loadRoom(place.room)
  const [current] = await Promise.all([firstWorkspace(), readPreferences()])
  startAt(place)
  const opening = current.ok && current.value.workspace !== undefined ? openWorkspace(current.value.workspace) : undefined
  render()
  await opening
  await whenUsable()
  startSearch()
  await loadRooms()
}

async function show(workspace: OpenWorkspace | undefined): Promise<void> {
  // What counts in it has changed: whoever looks at it stays where they are.
  if (workspace !== undefined && store.getState().workspace.open?.id === workspace.id) return openWorkspace(workspace)
  startAt({ room: 'portfolio', params: {} })
  if (workspace === undefined) store.dispatch(workspaceClosed())
  else await openWorkspace(workspace)
}

/** Shows another workspace of this computer in this window. */
export async function switchWorkspace(id: string): Promise<Result<unknown, Failure>> {
  const opened = await ask('workspace:open', { id })
  if (opened.ok) await show(opened.value)
  return opened
}

/** Makes a workspace, with the sample portfolio or empty, and shows it. */
export async function makeWorkspace(from: 'sample' | 'empty', name: string, zone: string): Promise<Result<unknown, Failure>> {
  const made = await ask('workspace:create', { name, from, zone })
  if (!made.ok) return made
  await show(made.value)
  return ok({})
}

/** Offers the ways to begin another workspace. */
export const showStart = (): void => go('start')
