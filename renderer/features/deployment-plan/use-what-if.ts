import { useCallback, useMemo, useState } from 'react'
import { useCommand } from '#app/actions'
import { run as runForGood } from '#data/run'
import { runAloud } from '#features/conflicts'
import { combine } from '#shared/commands/edit'
import type { Draft } from '#shared/log/operation'
import { ok } from '#shared/model/result'
import type { RunPlan } from './plan-edits'

/** A sandbox over the plan: while it is open, commands are tried and nothing is written. */
export interface WhatIf {
  readonly isOpen: boolean
  /** What was tried, in its order. */
  readonly drafts: readonly Draft[]
  readonly run: RunPlan
  readonly open: () => void
  readonly takeBack: () => void
  readonly drop: () => void
  /** Writes all that was tried as one command, which one undo takes back; answers why not where it can't. */
  readonly keep: () => Promise<string | undefined>
}

const none: readonly Draft[] = []

export function useWhatIf(): WhatIf {
  const [drafts, setDrafts] = useState<readonly Draft[]>()
  const isOpen = drafts !== undefined
  const tried = drafts ?? none
  const drop = useCallback(() => setDrafts(undefined), [])
  const takeBack = useCallback(() => setDrafts((held) => held?.slice(0, -1)), [])
  // While something is tried, undo means the last try and not the last command.
  useCommand('undo', isOpen && tried.length > 0 ? takeBack : undefined)
  const run = useCallback<RunPlan>(
    async (command, options) => {
      if (!isOpen) return options?.toast === true ? runAloud(command) : runForGood(command, options)
      const result = 'ok' in command ? command : ok(command)
      if (!result.ok) return result
      if (result.value.operations.length > 0) setDrafts((held) => withDraft(held ?? none, result.value))
      return ok({ summary: `Tried: ${result.value.summary}` })
    },
    [isOpen],
  )
  const keep = useCallback(async () => {
    const written = await runForGood(combine('keep-what-if', summaryOf(tried), tried), { toast: true })
    if (!written.ok) return written.failure.message
    setDrafts(undefined)
    return undefined
  }, [tried])
  return useMemo(
    () => ({ isOpen, drafts: tried, run, open: () => setDrafts((held) => held ?? []), takeBack, drop, keep }),
    [isOpen, tried, run, takeBack, drop, keep],
  )
}

/** Another try at the very same fields takes the place of the one before. */
function withDraft(drafts: readonly Draft[], next: Draft): readonly Draft[] {
  const last = drafts.at(-1)
  if (last === undefined || keysOf(last) !== keysOf(next)) return [...drafts, next]
  return [...drafts.slice(0, -1), combine(next.command, next.summary, [last, next])]
}

const keysOf = ({ operations }: Draft): string => operations.map(({ entity, field }) => `${entity} ${field}`).join(', ')

const summaryOf = (drafts: readonly Draft[]): string =>
  drafts.length === 1 ? (drafts[0]?.summary ?? '') : `Kept ${drafts.length} changes of a what-if: ${drafts.map(({ summary }) => summary).join('; ')}`
