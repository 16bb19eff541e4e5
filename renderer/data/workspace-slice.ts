import { createAction, type UnknownAction } from '@reduxjs/toolkit'
import type { Heads, OpenWorkspace } from '#shared/ipc/shapes'
import type { Roots } from '#shared/log/apply'
import type { Entry } from '#shared/log/operation'

/** One thing to undo or redo: the entries of one command (an import has several). */
export interface Step {
  readonly summary: string
  readonly entries: readonly Entry[]
}

/** What happened last here, for the toast and the status bar. */
export interface Saved {
  readonly summary: string
  readonly at: number
  /** Whether a toast shall say so. */
  readonly toast: boolean
  /** What the toast says behind the summary. */
  readonly also: string
  readonly undoable: boolean
}

export interface WorkspaceState {
  readonly status: 'closed' | 'loading' | 'ready'
  readonly open: Pick<OpenWorkspace, 'id' | 'name' | 'kind' | 'pack'> | undefined
  readonly roots: Roots
  readonly heads: Heads
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
  readonly saved: Saved | undefined
  /** What opening had to mend or rebuild, for the person. */
  readonly recovered: readonly string[]
}

const closed: WorkspaceState = { status: 'closed', open: undefined, roots: {}, heads: {}, undo: [], redo: [], saved: undefined, recovered: [] }

export const workspaceLoading = createAction<Pick<OpenWorkspace, 'id' | 'name' | 'kind' | 'pack'>>('workspace/loading')
export const workspaceReady = createAction<{ readonly roots: Roots; readonly heads: Heads; readonly recovered: readonly string[] }>('workspace/ready')
export const workspaceClosed = createAction('workspace/closed')
export const workspaceRenamed = createAction<string>('workspace/renamed')
export const entriesReceived = createAction<{ readonly roots: Roots; readonly heads: Heads }>('workspace/received')
export const commandSaved = createAction<{ readonly step: Step; readonly kind: 'command' | 'final' | 'undo' | 'redo'; readonly saved: Saved }>(
  'workspace/saved',
)

/** So many steps can be undone in a session. */
const mostSteps = 200

/** A plain reducer: Immer would walk and freeze a hundred thousand entities at each edit. */
export function workspaceReducer(state: WorkspaceState = closed, action: UnknownAction): WorkspaceState {
  if (workspaceLoading.match(action)) return { ...closed, status: 'loading', open: action.payload }
  if (workspaceReady.match(action)) return { ...state, ...action.payload, status: 'ready' }
  if (workspaceClosed.match(action)) return closed
  if (workspaceRenamed.match(action)) return state.open === undefined ? state : { ...state, open: { ...state.open, name: action.payload } }
  if (entriesReceived.match(action)) return { ...state, ...action.payload }
  if (commandSaved.match(action)) return { ...state, ...stepsAfter(state, action.payload), saved: action.payload.saved }
  return state
}

function stepsAfter(
  { undo, redo }: WorkspaceState,
  { step, kind }: { readonly step: Step; readonly kind: 'command' | 'final' | 'undo' | 'redo' },
): Pick<WorkspaceState, 'undo' | 'redo'> {
  if (kind === 'final') return { undo, redo }
  if (kind === 'command') return { undo: [...undo, step].slice(-mostSteps), redo: [] }
  if (kind === 'undo') return { undo: undo.slice(0, -1), redo: [...redo, step] }
  return { undo: [...undo, step], redo: redo.slice(0, -1) }
}
