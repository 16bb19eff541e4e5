import { inverse } from '#shared/log/inverse'
import type { Draft, Entry } from '#shared/log/operation'
import { isKind } from '#shared/model/entities'
import { kindOf } from '#shared/model/entity-id'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { defaultsOf } from '#shared/model/view'
import { askAsText } from './bridge'
import { heldValue } from './entity-roots'
import { pause } from './pause'
import { entriesInSlices, receiveOwn } from './receive'
import { store } from './store'
import { commandSaved, type Step } from './workspace-slice'

type Kind = 'command' | 'final' | 'undo' | 'redo'

/** Whether a toast with Undo says what happened: for moves and removals; inline edits are their own answer. */
export interface RunOptions {
  readonly toast?: boolean
  /** What several drafts did together; the first one's summary where it is left out. */
  readonly summary?: string
  /** What came of it beside, for the toast alone: "1 new conflict: …". */
  readonly also?: string
  /** What is signed for good (a vote, a decision): it is no step that undo takes back. */
  readonly isFinal?: boolean
}

/**
 * The one runner of commands: puts the raw held values into `was`, has the main process sign and append, and receives
 * the entry. A draft without operations changes nothing and is no failure.
 */
export async function run(
  command: Draft | Result<Draft, Failure>,
  { toast = false, also = '', isFinal = false }: RunOptions = {},
): Promise<Result<Entry | undefined, Failure>> {
  const result = 'ok' in command ? command : ok(command)
  if (!result.ok) return result
  const written = await runAll([result.value], { toast, also, isFinal })
  return written.ok ? ok(written.value[0]) : written
}

/** Several drafts that count as one: all are written or none, and one undo takes all back (imports). */
export async function runAll(
  drafts: readonly Draft[],
  { toast = false, summary = drafts[0]?.summary ?? '', also = '', isFinal = false }: RunOptions = {},
): Promise<Result<readonly Entry[], Failure>> {
  return write(drafts, isFinal ? 'final' : 'command', summary, toast, also)
}

/** Takes back the last step. Fields that someone has changed since stay; `leftAlone` counts them. */
export const undo = (): Promise<Result<Reverted, Failure>> => revert('undo')
export const redo = (): Promise<Result<Reverted, Failure>> => revert('redo')

export interface Reverted {
  readonly summary: string
  readonly leftAlone: number
}

let busy: Promise<unknown> = Promise.resolve()

/** One after another: a second Ctrl+Z waits until the first is through. */
function revert(kind: 'undo' | 'redo'): Promise<Result<Reverted, Failure>> {
  const next = busy.then(() => revertNow(kind))
  busy = next
  return next
}

async function revertNow(kind: 'undo' | 'redo'): Promise<Result<Reverted, Failure>> {
  const { undo: done, redo: undone, roots } = store.getState().workspace
  const step: Step | undefined = kind === 'undo' ? done.at(-1) : undone.at(-1)
  if (step === undefined) return failed({ code: `nothing-to-${kind}`, message: `Nothing to ${kind}.` })
  const inverses = [...step.entries].reverse().map((entry) => inverse(entry, roots))
  const leftAlone = inverses.reduce((sum, each) => sum + each.leftAlone.length, 0)
  const words = `${kind === 'undo' ? 'Undo' : 'Redo'}: ${step.summary}`
  const drafts = inverses.flatMap(({ draft }) => (draft.operations.length === 0 ? [] : [{ ...draft, command: kind, summary: words }]))
  const written = await write(drafts, kind, step.summary, true)
  return written.ok ? ok({ summary: step.summary, leftAlone }) : written
}

async function write(drafts: readonly Draft[], kind: Kind, summary: string, toast: boolean, also = ''): Promise<Result<readonly Entry[], Failure>> {
  const { open } = store.getState().workspace
  if (open?.kind === 'bundle') return failed({ code: 'read-only', message: 'This bundle is open read-only. Nothing here can be changed.' })
  const filled = await inSlices(drafts.filter(({ operations }) => operations.length > 0))
  let entries: readonly Entry[] = []
  if (filled.length > 0) {
    const answer = await askAsText('journal:write', `{"drafts":[${filled.join(',')}]}`)
    if (!answer.ok) return answer
    entries = await entriesInSlices(answer.value.lines)
    await receiveOwn(answer.value.from, entries)
  } else if (kind === 'command' || kind === 'final') return ok([])
  store.dispatch(
    commandSaved({
      step: { summary, entries },
      kind,
      saved: {
        summary: kind === 'command' || kind === 'final' ? summary : `${kind === 'undo' ? 'Undone' : 'Done again'}: ${summary}`,
        at: Date.now(),
        toast,
        also,
        undoable: kind === 'command',
      },
    }),
  )
  return ok(entries)
}

/** A parsed view has lost what it did not know: `was` is what the log holds, or the schema's default. */
function withHeldValues(draft: Draft): Draft {
  const { roots } = store.getState().workspace
  return {
    ...draft,
    operations: draft.operations.map((operation) => {
      const kind = kindOf(operation.entity)
      const held = heldValue(roots, operation.entity, operation.field)
      const natural = isKind(kind) ? defaultsOf(kind)[operation.field] : undefined
      return { ...operation, was: held ?? natural ?? operation.was }
    }),
  }
}

/** Drafts as the text that main reads; an import has many, and the window is free between them. */
async function inSlices(drafts: readonly Draft[]): Promise<readonly string[]> {
  const texts: string[] = []
  for (const draft of drafts) {
    if (texts.length > 0) await pause()
    texts.push(JSON.stringify(withHeldValues(draft)))
  }
  return texts
}
