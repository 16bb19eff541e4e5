import { listText, spanText, whenText } from '#app/format'
import type { Conflict, ConflictKind } from '#shared/assess/conflicts/conflict'
import { derivationOf, meetingPlaces } from '#shared/assess/conflicts/derivation'
import { kindWords, titleWords } from '#shared/assess/conflicts/kind-words'
import type { PrintedConflict } from '#shared/print/printed-conflict'
import { arithmeticWords, kindOrder, ruleWords, sentence } from './conflict-words'
import type { LiveBoard } from './live-board'
import type { NameOf } from './names'
import { byWeight } from './use-board'

/** Conflicts by their kind, in the order of the conflicts' own room. */
export function byKind(conflicts: readonly Conflict[]): readonly { readonly title: string; readonly conflicts: readonly Conflict[] }[] {
  const kinds = new Map<ConflictKind, Conflict[]>()
  for (const conflict of conflicts) kinds.set(conflict.kind, [...(kinds.get(conflict.kind) ?? []), conflict])
  return [...kinds].sort(([a], [b]) => kindOrder(a) - kindOrder(b)).map(([kind, held]) => ({ title: `${kindWords[kind]} (${held.length})`, conflicts: held }))
}

/** Conflicts as paper tells them, with what they were derived from. */
export function printedConflicts(conflicts: readonly Conflict[], { board }: LiveBoard, nameOf: NameOf, zone: string, now: number): PrintedConflict[] {
  return [...conflicts].sort(byWeight).map((conflict) => {
    const { subject, other, kind, severity, standing, about } = conflict
    const sides = [subject, other].flatMap((entity) => board.find(entity) ?? [])
    const [first, second] = sides
    const meet = conflict.key.startsWith('where ') && first !== undefined && second !== undefined ? meetingPlaces(kind, first, second, board.world) : []
    const scope = kind.includes('freeze') ? [`It applies to ${about.length === 0 ? 'everything' : listText(about.map(nameOf))}`] : []
    return {
      key: conflict.key,
      severity,
      title: titleWords(conflict),
      sentence: sentence(conflict, nameOf),
      lines: [
        ...sides.map(({ entity, from, to }) => `${nameOf(entity)}, ${spanText(from, to, zone, { now, weekday: true })}`),
        ...(meet.length === 0 ? [] : [`Both at ${listText([...new Set(meet.flatMap(({ own, others }) => [nameOf(own), nameOf(others)]))])}`]),
        ...scope,
        ...arithmeticWords(conflict, derivationOf(conflict, board).outcome, zone, now),
      ],
      rule: ruleWords[kind],
      standing: standingWords(standing, zone),
    }
  })
}

function standingWords(standing: Conflict['standing'], zone: string): string {
  if (standing.state === 'open') return ''
  const [words, by, at, reason] =
    standing.state === 'accepted'
      ? ['Accepted by', standing.acceptance.acceptedBy, standing.acceptance.accepted, standing.acceptance.reason]
      : ['Freeze exception by', standing.exception.grantedBy, standing.exception.granted, standing.exception.reason]
  return `${words} ${by}${at === '' ? '' : `, ${whenText(at, zone)}`}: ${reason}`
}
