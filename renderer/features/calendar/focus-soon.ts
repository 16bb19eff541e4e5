/** So many frames an element may take to come: the grid measures its entries before it shows them. */
const patience = 30

/** Focuses what the selector finds (the last one) as soon as it is there and can take the focus. */
export function focusSoon(frame: HTMLElement | null, selector: string, left = patience): void {
  if (frame === null || left === 0) return
  const element = [...frame.querySelectorAll<HTMLElement>(selector)].at(-1)
  element?.focus({ preventScroll: false })
  if (element === undefined || document.activeElement !== element) requestAnimationFrame(() => focusSoon(frame, selector, left - 1))
}

export const cellSelector = (day: string): string => `[role=cell][data-date='${day}']`
export const entrySelector = (key: string): string => `[data-entry='${CSS.escape(key)}']`
