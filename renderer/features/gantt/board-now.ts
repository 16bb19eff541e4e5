import { useLayoutEffect, useState } from 'react'
import type { Moved } from './bar-drag'
import type { TimelineEdits } from './board-edits'
import type { Chart } from './chart'
import type { GanttColumn } from './column'

/** What changes at every edit: read where it is needed, never handed down. */
export interface Shown {
  readonly chart: Chart
  /** Those that fit, in the order of their places. */
  readonly columns: readonly GanttColumn[]
  readonly edits: TimelineEdits | undefined
  readonly nameOf: (row: number) => string
  readonly describe: (row: number, moved: Moved | undefined) => readonly string[]
  readonly describeLink: (link: number) => string
}

/**
 * What a board shows now, held beside React, so that a changed chart costs the rows it changes and not the board: the
 * board puts what it is rendered with before its children read it, and tells once they stand. Each row then writes those of
 * its words that are others, and is rendered anew where more than words is (`signOf`); the picture draws what is damaged.
 */
export class BoardNow {
  #shown: Shown
  #version = 0
  readonly #listeners = new Set<() => void>()

  constructor(shown: Shown) {
    this.#shown = shown
  }

  get shown(): Shown {
    return this.#shown
  }

  /** Another one at each change, for what can't tell whether it is the same. */
  get version(): string {
    return String(this.#version)
  }

  put(shown: Shown): void {
    this.#shown = shown
    this.#version++
  }

  tell(): void {
    for (const listener of this.#listeners) listener()
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** All but its words that a row of the grid is drawn from, as far as a change of the chart may change it. */
  signOf(row: number): string {
    const { chart, columns } = this.#shown
    const { titles, depth, shape, hasChildren } = chart.rows
    let sign = `${titles[row]}\n${depth[row]} ${shape[row]} ${hasChildren[row]}`
    for (const column of columns) {
      const content = column.cell(row)
      sign += typeof content === 'string' ? '\n' : `\n${column.sign?.(row) ?? this.version}.`
    }
    return sign
  }
}

export function useBoardNow(shown: Shown): BoardNow {
  const [live] = useState(() => new BoardNow(shown))
  live.put(shown)
  useLayoutEffect(() => live.tell())
  return live
}
