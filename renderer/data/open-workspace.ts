import { isFromFile, type OpenWorkspace } from '#shared/ipc/shapes'
import { apply, type Roots } from '#shared/log/apply'
import type { FileEntry } from '#shared/log/entry'
import { ask } from './bridge'
import { indexRoots, indexSome } from './entity-roots'
import { tablesOf } from './opening'
import { entriesOf, headsAfter, holdBack, receiveInto } from './receive'
import { store } from './store'
import { clear, covers, type Loaded, sameHeads, store as storeRecords } from './tables'
import { workspaceLoading, workspaceReady } from './workspace-slice'

const empty: Omit<Loaded, 'generation'> = { roots: {}, heads: {} }

/**
 * Shows a workspace: what the tables hold, then what the journal has after it. Tables that are empty, of another
 * generation, ahead of the journal or of another history are rebuilt from the journal, and the person is told.
 */
export async function openWorkspace(workspace: OpenWorkspace): Promise<void> {
  holdBack()
  const { open, status } = store.getState().workspace
  // Opened again because other entries count: what is on the screen stays until they are read.
  const isAgain = status === 'ready' && open?.id === workspace.id
  if (!isAgain) store.dispatch(workspaceLoading({ id: workspace.id, name: workspace.name, kind: workspace.kind, pack: workspace.pack }))
  const begun = isFromFile(workspace.kind) ? undefined : tablesOf(workspace.id)
  const tables = begun?.tables
  const recovered = [...workspace.recovered]
  const held = await begun?.loaded
  const usable = held !== undefined && held.generation === workspace.generation && covers(workspace.heads, held.heads)
  let caughtUp = usable ? await catchUp(held, workspace) : undefined
  if (caughtUp === undefined) {
    if (tables !== undefined) await clear(tables)
    caughtUp = await catchUp(empty, workspace)
    if (tables !== undefined && !workspace.firstTime && !isAgain) {
      recovered.push(
        held === undefined
          ? 'The database of this view was empty or could not be read. It was rebuilt from the journal; nothing is lost.'
          : 'The database of this view did not agree with the journal. It was rebuilt from the journal; nothing is lost.',
      )
    }
  }
  const { roots, heads, changed } = caughtUp ?? { ...empty, changed: new Set<string>() }
  if (tables !== undefined && changed.size > 0) await storeRecords(tables, roots, changed, heads, workspace.generation)
  indexRoots(roots)
  store.dispatch(workspaceReady({ roots, heads, recovered }))
  receiveInto(tables, workspace.generation, workspace.position)
  indexInIdleTime()
}

function indexInIdleTime(): void {
  requestIdleCallback((deadline) => {
    if (indexSome(Math.min(8, deadline.timeRemaining()))) indexInIdleTime()
  })
}

/** Reads and applies what the journal has after these heads; undefined when its lines do not follow them. */
async function catchUp(
  from: Omit<Loaded, 'generation'>,
  workspace: OpenWorkspace,
): Promise<(Omit<Loaded, 'generation'> & { readonly changed: ReadonlySet<string> }) | undefined> {
  let roots: Roots = from.roots
  let heads = from.heads
  const changed = new Set<string>()
  if (sameHeads(from.heads, workspace.heads)) return { roots, heads, changed }
  const sameLength = Object.entries(from.heads).some(([device, [sequence, hash]]) => {
    const main = workspace.heads[device]
    return main !== undefined && main[0] === sequence && main[1] !== hash
  })
  if (sameLength) return undefined
  for (let skip = 0, more = true; more; ) {
    const answer = await ask('journal:read', { after: from.heads, skip })
    if (!answer.ok) return undefined
    if (
      skip === 0 &&
      !follows(
        from.heads,
        answer.value.lines.map(({ line }) => JSON.parse(line) as FileEntry),
      )
    )
      return undefined
    const entries = entriesOf(answer.value.lines)
    roots = apply(roots, entries)
    heads = headsAfter(heads, entries)
    for (const entry of entries) for (const root of entry.roots) changed.add(root)
    skip += answer.value.lines.length
    more = answer.value.more
  }
  return { roots, heads, changed }
}

/** The first line of each known device must name the entry that the tables hold as its newest. */
function follows(heads: OpenWorkspace['heads'], lines: readonly FileEntry[]): boolean {
  return Object.entries(heads).every(([device, [sequence, hash]]) => {
    const next = lines.find(({ dev, seq }) => dev === device && seq === sequence + 1)
    return next === undefined || next.prev === hash
  })
}
