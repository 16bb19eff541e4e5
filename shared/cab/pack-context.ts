import { assessedRisk } from '../assess/change-risk/assessed-risk'
import type { Conflict } from '../assess/conflicts/conflict'
import type { Roots } from '../log/apply'
import { idOf, kindOf } from '../model/entity-id'
import { viewsIn } from './views-in'

/**
 * The roots that a pack of a meeting (`meeting/x`) needs beside its own, so that whoever opens it comes to the same verdicts:
 * the other side of each conflict of what is on the agenda, the closed changes that its risk is told from, and the meetings
 * that have decided about it before. `conflictsOf` gives the conflicts of a subject.
 */
export function packContext(roots: Roots, meeting: string, conflictsOf: (subject: string) => readonly Conflict[]): readonly string[] {
  const subjects = viewsIn(roots[meeting], 'agenda-item').map(({ subject }) => subject)
  const changes = subjects.flatMap((subject) => (kindOf(subject) === 'change' ? [idOf(subject)] : changesOf(roots, subject)))
  const opposite = subjects.flatMap((subject) => conflictsOf(subject).flatMap((conflict) => [conflict.subject, conflict.other]))
  const past = changes.flatMap((change) => assessedRisk(roots, change)?.outcome.engines.flatMap(pastIn) ?? [])
  const asked = new Set([...subjects, ...changes.map((change) => `change/${change}`)])
  const decided = Object.keys(roots).filter((root) => kindOf(root) === 'meeting' && viewsIn(roots[root], 'decision').some(({ subject }) => asked.has(subject)))
  const rooted = opposite.filter((entity) => kindOf(entity) === 'release' || kindOf(entity) === 'change')
  return [...new Set([...rooted, ...past, ...decided])].filter((root) => root !== meeting && roots[root] !== undefined).sort()
}

const changesOf = (roots: Roots, release: string): readonly string[] => viewsIn(roots[release], 'release-change').map(({ change }) => change)

type Engine = NonNullable<ReturnType<typeof assessedRisk>>['outcome']['engines'][number]
const pastIn = (engine: Engine): readonly string[] =>
  engine.rule === 'risk-past-outcomes' ? engine.outcome.similar.map(({ change }) => `change/${change}`) : []
