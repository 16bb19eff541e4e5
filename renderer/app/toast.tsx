import { Notifications, notifications } from '@mantine/notifications'
import { IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useAppSelector } from '#data/store'
import { perform } from './actions'
import { announce } from './announce'
import { Button, IconButton } from './controls/button'
import styles from './toast.module.css'

const id = 'toast'
/** In milliseconds; the pointer or the focus on it stops the clock. */
const stays = 8_000

interface ToastAction {
  readonly words: string
  readonly keys?: string
  readonly act: () => void
}

let clock: ReturnType<typeof setTimeout> | undefined
const holdClock = (): void => clearTimeout(clock)
/** Our own clock, begun anew by each toast: the library's goes on from the one before, and took the next one away too soon. */
function startClock(): void {
  holdClock()
  clock = setTimeout(hideToast, stays)
}

/** Says what happened, bottom left, one at a time, for 8 seconds; never for errors, which stand where they happened. */
export function toast(words: string, action?: ToastAction): void {
  announce(words)
  notifications.hide(id)
  notifications.show({ id, message: words, autoClose: false, renderNotification: () => <Toast words={words} action={action} /> })
  startClock()
}

export function hideToast(): void {
  holdClock()
  notifications.hide(id)
}

function Toast({ words, action }: { readonly words: string; readonly action: ToastAction | undefined }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer on it, and the focus inside, only stop the clock.
    <div className={styles['toast']} onFocus={holdClock} onBlur={startClock} onPointerEnter={holdClock} onPointerLeave={startClock}>
      <span className={styles['words']}>{words}</span>
      {action !== undefined && (
        <Button
          onClick={() => {
            hideToast()
            action.act()
          }}
          {...(action.keys === undefined ? {} : { keys: action.keys })}
        >
          {action.words}
        </Button>
      )}
      <IconButton label="Close message" onClick={hideToast}>
        <IconX size={16} stroke={1.5} aria-hidden />
      </IconButton>
    </div>
  )
}

/** The place of toasts, and the toast of each command that wants one. Stands once in the window. */
export function Toasts() {
  const saved = useAppSelector(({ workspace }) => workspace.saved)
  useEffect(() => {
    if (saved === undefined) return
    const words = saved.also === '' ? saved.summary : `${saved.summary}. ${saved.also}`
    if (!saved.toast) announce(words)
    else if (saved.undoable) toast(words, { words: 'Undo', keys: 'Mod+Z', act: () => void perform('undo') })
    else toast(words)
  }, [saved])
  return (
    <Notifications position="bottom-left" limit={1} transitionDuration={120} containerWidth={600} zIndex={300} classNames={{ root: styles['region'] ?? '' }} />
  )
}
