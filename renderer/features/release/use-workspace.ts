import { selectRootView } from '#data/select'
import { useAppSelector } from '#data/store'
import { viewOf } from '#shared/model/view'
import type { Workspace } from '#shared/model/workspace'

const natural: Workspace = viewOf('workspace', 'this', {})

/** The workspace's settings, with their defaults where it has none. */
export const useWorkspace = (): Workspace => useAppSelector(selectRootView('workspace', 'this')) ?? natural
