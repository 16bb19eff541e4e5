import { Modal } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { Button } from './button'
import styles from './confirm.module.css'

export interface Question {
  /** Names the thing and the count: "Seal Payments 26.06? 1,205 files." */
  readonly title: string
  /** The consequence: "A sealed bundle can't be changed." */
  readonly detail: string
  /** What the button does, in words: "Seal bundle". */
  readonly yes: string
  /** Whether it destroys something. */
  readonly danger?: boolean
}

interface Asked extends Question {
  readonly answer: (yes: boolean) => void
}

let asked: Asked | undefined
const listeners = new Set<() => void>()
function set(next: Asked | undefined): void {
  asked = next
  for (const listener of listeners) listener()
}

/** Asks before what can't be undone (sign, send, seal, start back-out, delete a workspace); everything else happens at once, with Undo. */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false)
  return new Promise((resolve) => {
    set({
      ...question,
      answer: (yes) => {
        set(undefined)
        resolve(yes)
      },
    })
  })
}

/** Where questions of `confirm` are shown; stands once in the window. */
export function ConfirmDialog() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => asked,
  )
  return (
    <Modal.Root opened={shown !== undefined} onClose={() => shown?.answer(false)} centered size="sm">
      <Modal.Overlay />
      <Modal.Content>
        {/* The library's own head is a landmark, and would be the window's second banner. */}
        <div className={styles['head']}>
          <Modal.Title>{shown?.title}</Modal.Title>
          <Modal.CloseButton aria-label="Close without doing it" />
        </div>
        <Modal.Body>
          <p className={styles['detail']}>{shown?.detail}</p>
          <div className={styles['actions']}>
            <Button onClick={() => shown?.answer(false)} data-autofocus>
              Cancel
            </Button>
            <Button kind={shown?.danger === true ? 'danger' : 'primary'} onClick={() => shown?.answer(true)}>
              {shown?.yes}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
