import { useSyncExternalStore } from 'react'
import { toast } from '#app/toast'
import { ask } from '#data/bridge'
import type { BallotPreview } from '#shared/ipc/shapes'
import type { Failure } from '#shared/model/result'

/** A file that was chosen, as it was read. */
export interface ChosenBallot {
  readonly token: string
  readonly name: string
  readonly ballot?: BallotPreview
  readonly failure?: Failure
  /** What came of importing it; undefined before. */
  readonly taken?: number
}

let chosen: readonly ChosenBallot[] = []
const listeners = new Set<() => void>()

function set(next: readonly ChosenBallot[]): void {
  chosen = next
  for (const listener of listeners) listener()
}

/** The ballot files that were chosen last, each read and none taken over. */
export const useChosenBallots = (): readonly ChosenBallot[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => chosen,
  )

/** Asks for ballot files and reads them. Answers whether any was chosen. */
export async function chooseBallots(): Promise<boolean> {
  const answer = await ask('dialog:open-several', { purpose: 'ballot' })
  if (!answer.ok) toast(answer.failure.message)
  if (!answer.ok || answer.value.files.length === 0) return false
  await readBallots(answer.value.files)
  return true
}

/** Reads ballot files that were chosen or dropped, and shows them in place of those before. */
export async function readBallots(files: readonly { readonly token: string; readonly name: string }[]): Promise<void> {
  const read: ChosenBallot[] = []
  for (const { token, name } of files) {
    const ballot = await ask('ballot:read', { file: token })
    read.push({ token, name, ...(ballot.ok ? { ballot: ballot.value.ballot } : { failure: ballot.failure }) })
  }
  set(read)
}

/** Takes over all that can be; each file by itself, so that a bad one keeps none of the others out. */
export async function importChosen(): Promise<void> {
  for (const each of chosen) {
    if (each.ballot === undefined || each.taken !== undefined) continue
    const taken = await ask('ballot:import', { file: each.token })
    set(chosen.map((one) => (one === each ? { ...one, ...(taken.ok ? { taken: taken.value.taken } : { failure: taken.failure }) } : one)))
  }
}
