import { createElement, type ReactNode, useId } from 'react'

interface HeadingProps {
  readonly level: 1 | 2 | 3
  /** A part of what the heading above it names: set smaller, and left out of the contents. */
  readonly isPart?: boolean
  readonly children: ReactNode
}

/** A heading that the contents can lead to. Chromium makes the bookmarks of these. */
export function Heading({ level, isPart = false, children }: HeadingProps) {
  return createElement(`h${level}`, { id: useId(), className: isPart ? 'part' : undefined }, children)
}
