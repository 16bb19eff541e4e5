import { run } from '#data/run'
import type { Draft } from '#shared/log/operation'
import type { Failure, Result } from '#shared/model/result'

/** Runs a command from a field: undefined where it is saved, else why not, as the field shows it. */
export async function kept(command: Draft | Result<Draft, Failure>): Promise<string | undefined> {
  const result = await run(command)
  return result.ok ? undefined : result.failure.message
}

/** The same with a toast and its Undo: for moves and removals, which are no field's own answer. */
export async function keptAloud(command: Draft | Result<Draft, Failure>): Promise<string | undefined> {
  const result = await run(command, { toast: true })
  return result.ok ? undefined : result.failure.message
}
