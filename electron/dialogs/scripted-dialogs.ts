import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'

const ScriptedAnswer = z.discriminatedUnion('dialog', [
  z.strictObject({ dialog: z.literal('read'), path: z.string().optional() }),
  z.strictObject({ dialog: z.literal('several'), paths: z.array(z.string()) }),
  z.strictObject({ dialog: z.literal('write'), path: z.string().optional() }),
  z.strictObject({ dialog: z.literal('confirm'), yes: z.boolean() }),
])
export type ScriptedAnswer = z.infer<typeof ScriptedAnswer>

/** The dialogs of `dialogs.ts`, which here look neither at the window nor at the kind. */
export interface ScriptedDialogs {
  readonly chooseToRead: () => Promise<string | undefined>
  readonly chooseSeveralToRead: () => Promise<readonly string[]>
  readonly chooseToWrite: () => Promise<string | undefined>
  readonly confirm: () => Promise<boolean>
}

/**
 * Dialogs that a test answers (`--dialog-answers=FILE`): the file holds a JSON list, each dialog takes the first answer
 * off it. A dialog that nobody foresaw, or of another kind than foreseen, is cancelled and said on standard error.
 */
export function scriptedDialogs(file: string, say: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): ScriptedDialogs {
  function next<D extends ScriptedAnswer['dialog']>(dialog: D): Extract<ScriptedAnswer, { dialog: D }> | undefined {
    const answers = z.array(ScriptedAnswer).parse(JSON.parse(readFileSync(file, 'utf8')))
    const [first, ...rest] = answers
    if (first === undefined || !isOf(first, dialog)) {
      say(`slipway: no answer is foreseen for a "${dialog}" dialog, next is ${JSON.stringify(first ?? null)}`)
      return undefined
    }
    writeFileSync(file, JSON.stringify(rest))
    return first
  }
  return {
    chooseToRead: async () => next('read')?.path,
    chooseSeveralToRead: async () => next('several')?.paths ?? [],
    chooseToWrite: async () => next('write')?.path,
    confirm: async () => next('confirm')?.yes ?? false,
  }
}

const isOf = <D extends ScriptedAnswer['dialog']>(answer: ScriptedAnswer, dialog: D): answer is Extract<ScriptedAnswer, { dialog: D }> =>
  answer.dialog === dialog
