import type { ReactNode } from 'react'
import { Button } from '#app/controls/button'
import styles from './fields.module.css'

/** A field stands in a form, with its label beside it, or in a cell of a table, whose head and row name it. */
export type FieldPlace = 'form' | 'cell'

interface FieldFrameProps {
  readonly id: string
  readonly label: string
  readonly place: FieldPlace
  readonly problem?: string
  readonly hint?: string | undefined
  /** What keeping it would do, while it is typed. */
  readonly trying?: ReactNode
  /** What somebody else saved meanwhile, and the two ways out. */
  readonly conflict?: { readonly theirs: string; readonly keepMine: () => void; readonly takeTheirs: () => void } | undefined
  readonly children: ReactNode
}

/** Label, control, and under it what is wrong with its value. */
export function FieldFrame({ id, label, place, problem = '', hint, trying, conflict, children }: FieldFrameProps) {
  const body = (
    <>
      {children}
      {hint !== undefined && (
        <p className={styles['hint']} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem !== '' && (
        <p className={styles['problem']} role="alert" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {trying}
      {conflict !== undefined && (
        <div className={styles['conflict']} role="alert">
          <span>Changed to “{conflict.theirs === '' ? 'nothing' : conflict.theirs}” while you typed. </span>
          <Button onMouseDown={keepFocus} onClick={conflict.keepMine}>
            Keep mine
          </Button>
          <Button onMouseDown={keepFocus} onClick={conflict.takeTheirs}>
            Take theirs
          </Button>
        </div>
      )}
    </>
  )
  if (place === 'cell') return <div className={styles['cell']}>{body}</div>
  return (
    <div className={styles['row']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <div className={styles['value']}>{body}</div>
    </div>
  )
}

const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault()

/** What of a field's frame a screen reader hears with its control. */
export function describedBy(id: string, problem: string, hint: string | undefined): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const by = [hint === undefined ? '' : `${id}-hint`, problem === '' ? '' : `${id}-problem`].filter((part) => part !== '').join(' ')
  return { ...(by === '' ? {} : { 'aria-describedby': by }), ...(problem === '' ? {} : { 'aria-invalid': true }) }
}
