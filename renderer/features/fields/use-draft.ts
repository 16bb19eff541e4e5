import { useRef, useState } from 'react'

/** Saves what was typed; answers why it can't be, as the field shows it. */
export type Commit<T> = (value: T) => Promise<string | undefined>

export interface DraftField {
  /** What the field shows: what is being typed, else what is saved. */
  readonly shown: string
  readonly isDirty: boolean
  readonly problem: string
  /** What somebody else saved while this was typed; undefined where nobody did. */
  readonly theirs: string | undefined
  readonly type: (text: string) => void
  readonly leave: () => Promise<boolean>
  readonly giveUp: () => void
  readonly keepMine: () => Promise<boolean>
}

/**
 * What is typed into a field until it is left. A bad value stays with its reason. Where the saved text has changed since
 * the typing began, leaving saves nothing: the person says which of the two stands.
 */
export function useDraft(saved: string, commit: Commit<string>): DraftField {
  const [draft, setDraft] = useState<{ readonly text: string; readonly base: string }>()
  const [problem, setProblem] = useState('')
  const isSaving = useRef(false)

  const isDirty = draft !== undefined && draft.text !== saved
  const theirs = draft !== undefined && isDirty && draft.base !== saved ? saved : undefined
  const giveUp = (): void => {
    setDraft(undefined)
    setProblem('')
  }
  const save = async (): Promise<boolean> => {
    if (draft === undefined || !isDirty) {
      giveUp()
      return true
    }
    // Enter saves and then the field is left, which would save again.
    if (isSaving.current) return false
    isSaving.current = true
    const refused = await commit(draft.text)
    isSaving.current = false
    if (refused === undefined) giveUp()
    else setProblem(refused)
    return refused === undefined
  }
  return {
    shown: draft?.text ?? saved,
    isDirty,
    problem,
    theirs,
    type: (text) => {
      setProblem('')
      setDraft({ text, base: draft?.base ?? saved })
    },
    leave: () => (theirs === undefined ? save() : Promise.resolve(false)),
    giveUp,
    keepMine: save,
  }
}
