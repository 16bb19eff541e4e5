import { type Fact, fact, type Verdict } from '../model/verdict'
import type { Workspace } from '../model/workspace'
import { type Level, levelAt } from './risk-level'

export interface Cell {
  readonly likelihood: number
  readonly impact: number
}

/** What is doubtful about a table of levels. */
export type MatrixFinding =
  /** Weak consistency: a risk that grows may not get a lower level. */
  | { readonly code: 'level-falls'; readonly from: Cell; readonly to: Cell; readonly before: Level; readonly after: Level }
  /** Betweenness: one small step may not lead from green past all that lies between to red. */
  | { readonly code: 'green-touches-red'; readonly green: Cell; readonly red: Cell; readonly low: Level; readonly high: Level }
  /** One level for risks too far apart to be told from each other. */
  | { readonly code: 'range-compressed'; readonly level: Level; readonly cells: number; readonly smallest: Cell; readonly largest: Cell }
  /** A level that no cell has makes the others carry more. */
  | { readonly code: 'level-unused'; readonly level: Level }

const scale = [1, 2, 3, 4, 5] as const
const cells: readonly Cell[] = scale.flatMap((likelihood) => scale.map((impact) => ({ likelihood, impact })))
/** As for a change, where 1 and 2 are Low and 4 and 5 High (product.md, Vocabulary). */
const greenest = 2
const reddest = 4
/** So many times as large as the smallest, by the product of its places on the scales, may the largest risk of a level be. */
const widest = 4
/** So many of the 25 cells may have one level. */
const mostCells = 10

/**
 * Whether a table of levels keeps the order of risks that it is meant to show. Not a fault of a risk: of the settings.
 * Cox, L. A. (2008), What's Wrong with Risk Matrices?, Risk Analysis 28(2): weak consistency, betweenness, range compression.
 */
export function matrixLint(workspace: Pick<Workspace, 'riskLevels'>): Verdict<readonly MatrixFinding[], 'matrix-sanity'> {
  const at = ({ likelihood, impact }: Cell): Level => levelAt(workspace, likelihood, impact)
  const steps = cells.flatMap((from) =>
    [
      { likelihood: from.likelihood + 1, impact: from.impact },
      { likelihood: from.likelihood, impact: from.impact + 1 },
    ].flatMap((to) => (to.likelihood > 5 || to.impact > 5 ? [] : [{ from, to, before: at(from), after: at(to) }])),
  )
  const findings = [
    ...steps.flatMap((step): MatrixFinding[] => (step.after < step.before ? [{ code: 'level-falls', ...step }] : [])),
    ...steps.flatMap(({ from, to, before, after }): MatrixFinding[] => {
      const [green, red] = before <= after ? [from, to] : [to, from]
      const [low, high] = before <= after ? [before, after] : [after, before]
      return low <= greenest && high >= reddest ? [{ code: 'green-touches-red', green, red, low, high }] : []
    }),
    ...scale.flatMap((level) =>
      ofLevel(
        level,
        cells.filter((cell) => at(cell) === level),
      ),
    ),
  ]
  return { outcome: findings, rule: 'matrix-sanity', because: [riskLevelsOf(workspace)] }
}

function ofLevel(level: Level, held: readonly Cell[]): readonly MatrixFinding[] {
  const [smallest] = [...held].sort((a, b) => size(a) - size(b))
  const [largest] = [...held].sort((a, b) => size(b) - size(a))
  if (smallest === undefined || largest === undefined) return [{ code: 'level-unused', level }]
  const isCompressed = held.length > mostCells || size(largest) > widest * size(smallest)
  return isCompressed ? [{ code: 'range-compressed', level, cells: held.length, smallest, largest }] : []
}

/** The cells of the table that a finding is about, to be marked there; none where it is about a level that no cell has. */
export function cellsOf(finding: MatrixFinding): readonly Cell[] {
  switch (finding.code) {
    case 'level-falls':
      return [finding.from, finding.to]
    case 'green-touches-red':
      return [finding.green, finding.red]
    case 'range-compressed':
      return [finding.smallest, finding.largest]
    case 'level-unused':
      return []
  }
}

const size = ({ likelihood, impact }: Cell): number => likelihood * impact
const riskLevelsOf = ({ riskLevels }: Pick<Workspace, 'riskLevels'>): Fact => fact('workspace/this', 'riskLevels', [...riskLevels])
