import { Tooltip } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { keyWords } from '#shared/commands/registry'
import styles from './button.module.css'
import { Keys, useIsMac } from './keys'

type Native = Omit<ComponentProps<'button'>, 'className' | 'disabled' | 'type' | 'children'>

export interface ButtonProps extends Native {
  /** What will happen, in words: "Ask for re-approval", never "OK". */
  readonly children: ReactNode
  readonly kind?: 'default' | 'primary' | 'plain' | 'quiet' | 'danger'
  /** An icon of 16 px, `aria-hidden`. */
  readonly icon?: ReactNode
  /** Its key, shown as a cap: `Mod+Z`. */
  readonly keys?: string
  /** Why it can't be pressed now: it stays, does nothing and says so (no greyed control without a reason). */
  readonly refusal?: string | undefined
  readonly type?: 'button' | 'submit'
}

/** A button with its words; one primary a view at most. */
export function Button({ children, kind = 'default', icon, keys, refusal, onClick, type = 'button', ...native }: ButtonProps) {
  const button = (
    <button
      {...native}
      type={type}
      className={`${styles['button']} ${kind === 'default' ? '' : styles[kind]}`}
      {...(refusal === undefined ? { onClick } : { 'aria-disabled': true, onClick: stop, 'aria-description': refusal })}
    >
      {icon}
      {children}
      {keys !== undefined && <Keys keys={keys} />}
    </button>
  )
  return refusal === undefined ? button : <Tooltip label={refusal}>{button}</Tooltip>
}

const stop: ComponentProps<'button'>['onClick'] = (event) => event.preventDefault()

export interface IconButtonProps extends Native {
  /** Verb and object, for the tooltip and the screen reader: "Close inspector". */
  readonly label: string
  readonly children: ReactNode
  readonly keys?: string
  readonly refusal?: string | undefined
}

/** An icon alone: only undo, redo, close, chevrons and window buttons may stand so. */
export function IconButton({ label, children, keys, refusal, onClick, ...native }: IconButtonProps) {
  const isMac = useIsMac()
  const words = refusal ?? (keys === undefined ? label : `${label} (${keyWords(keys, isMac)})`)
  return (
    <Tooltip label={words}>
      <button
        {...native}
        type="button"
        className={styles['icon']}
        aria-label={label}
        {...(refusal === undefined ? { onClick } : { 'aria-disabled': true, onClick: stop, 'aria-description': refusal })}
      >
        {children}
      </button>
    </Tooltip>
  )
}
