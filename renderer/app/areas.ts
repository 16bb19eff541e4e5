/** The areas of the window in the order that F6 goes through (design.md, 4); each is an element with `data-area`. */
const order = ['title-bar', 'navigation', 'page-head', 'filter-bar', 'content', 'inspector', 'status-bar'] as const

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])'

/** The area after (or before) the one at `at`, around the ends; `at` is -1 where the focus is in none. */
export function nextArea(at: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1
  if (at < 0) return step === 1 ? 0 : count - 1
  return (at + step + count) % count
}

/** Moves the focus to the next or previous area that is shown: to what it last had there, else to its first control. */
export function focusNextArea(step: 1 | -1): void {
  const areas = order.flatMap((name) => [...document.querySelectorAll<HTMLElement>(`[data-area='${name}']`)]).filter((element) => element.checkVisibility())
  const at = areas.findIndex((area) => area.contains(document.activeElement))
  const next = areas[nextArea(at, areas.length, step)]
  if (next === undefined) return
  const [first] = [...next.querySelectorAll<HTMLElement>(`[data-area-focus], ${focusable}`)].filter((element) => element.checkVisibility())
  ;(first ?? next).focus()
}
