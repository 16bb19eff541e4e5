import type { RatingName } from '../assess/risk-level'
import { levelAt } from '../assess/risk-level'
import type { Draft } from '../log/operation'
import type { Risk } from '../model/risk'
import type { Workspace } from '../model/workspace'
import { edit } from './edit'

/** Puts a risk into a cell of the matrix. The summary says the words and the levels before and after, as the toast shows them. */
export function rateRisk(risk: Risk, name: RatingName, likelihood: number, impact: number, workspace: Workspace): Draft {
  const before = risk[name]
  const level = levelAt(workspace, likelihood, impact)
  const words = `${workspace.likelihoodWords[likelihood - 1] ?? likelihood}, ${workspace.impactWords[impact - 1] ?? impact}`
  const levels = before.kind === 'rated' ? `Level ${levelAt(workspace, before.likelihood, before.impact)} to ${level}` : `Level ${level}`
  const called = risk.number || `“${risk.title}”`
  return { ...edit('risk', risk, { [name]: { kind: 'rated', likelihood, impact } }, `Moved ${called} to ${words}. ${levels}`), command: 'rate-risk' }
}
