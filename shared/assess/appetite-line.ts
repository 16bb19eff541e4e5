import type { Workspace } from '../model/workspace'
import { levelAt } from './risk-level'

/** An edge between a cell within appetite and one above it, in cells from the matrix's top left corner (likelihood 5, impact 1). */
export interface Edge {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

const scale = [1, 2, 3, 4, 5] as const

/** The line along the edges of cells that parts what is within appetite from what is above it; screen and PDF draw the same. */
export function appetiteLine(workspace: Pick<Workspace, 'riskLevels' | 'appetite'>): readonly Edge[] {
  const isAbove = (likelihood: number, impact: number): boolean => levelAt(workspace, likelihood, impact) > workspace.appetite
  return scale.flatMap((likelihood) =>
    scale.flatMap((impact): Edge[] => {
      const [left, top] = [impact - 1, 5 - likelihood]
      const here = isAbove(likelihood, impact)
      return [
        ...(impact < 5 && here !== isAbove(likelihood, impact + 1) ? [{ x1: left + 1, y1: top, x2: left + 1, y2: top + 1 }] : []),
        ...(likelihood < 5 && here !== isAbove(likelihood + 1, impact) ? [{ x1: left, y1: top, x2: left + 1, y2: top }] : []),
      ]
    }),
  )
}
