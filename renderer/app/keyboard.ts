import { useEffect } from 'react'
import { commandForKeys, keysOf } from '#shared/commands/registry'
import { perform } from './actions'
import { focusNextArea } from './areas'

/** Where letters are typed, keys without Ctrl belong to the text, and so does its own undo. */
const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'))

/** In a text field the field's own keys come first. */
const ownKeysOfText = new Set(['Mod+Z', 'Mod+Shift+Z', 'Alt+Left', 'Alt+Right', '?'])
/** A list of choices has no undo of its own: what was just chosen in it is undone as anything else. */
const isOwn = (target: EventTarget | null, keys: string): boolean =>
  isText(target) && ownKeysOfText.has(keys) && !(target instanceof HTMLSelectElement && keys.endsWith('+Z'))

/** Keys that act everywhere. A view that takes a key for itself prevents its default, and is left alone. */
export function useKeyboard(isMac: boolean, singleKeys: boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const keys = keysOf(event, isMac)
      if (keys === 'F6' || keys === 'Shift+F6') {
        event.preventDefault()
        focusNextArea(event.shiftKey ? -1 : 1)
        return
      }
      const command = commandForKeys(keys)
      if (command === undefined || isOwn(event.target, keys) || (keys === '?' && !singleKeys)) return
      // Whether or not it can be done now: the browser's own meaning of the key is never wanted.
      event.preventDefault()
      perform(command.id)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isMac, singleKeys])
}
