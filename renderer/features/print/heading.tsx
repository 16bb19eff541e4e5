import { createElement, type ReactNode, useId } from 'react'

/** A heading that the contents can lead to. Chromium makes the bookmarks of these. */
export function Heading({ level, children }: { readonly level: 1 | 2 | 3 | 4; readonly children: ReactNode }) {
  return createElement(`h${level}`, { id: useId() }, children)
}
