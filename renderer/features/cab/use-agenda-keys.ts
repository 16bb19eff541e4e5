import { useEffect, useRef } from 'react'
import { useSettings } from '#app/preferences'
import type { AgendaRow } from './agenda-rows'

/** Where letters are typed, single keys belong to the text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'))

/** J and K go to the next and previous item, wherever the focus is in the room but in a text. */
export function useAgendaKeys(rows: readonly AgendaRow[], selected: string, onSelect: (item: string) => void): void {
  useSingleKeys({
    J: () => step(rows, selected, 1, onSelect),
    K: () => step(rows, selected, -1, onSelect),
  })
}

function step(rows: readonly AgendaRow[], selected: string, by: 1 | -1, onSelect: (item: string) => void): void {
  const next = rows[rows.findIndex(({ item }) => item.id === selected) + by]
  if (next !== undefined) onSelect(next.item.id)
}

/** Keys of one letter while a view is shown; they can be switched off in the settings. */
export function useSingleKeys(keys: Readonly<Record<string, () => void>>): void {
  const { singleKeys } = useSettings()
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!singleKeys) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (isTyping(event.target) || document.querySelector('[role=dialog]') !== null) return
      const act = latest.current[event.key.toUpperCase()]
      if (act === undefined || event.key.length > 1) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [singleKeys])
}
