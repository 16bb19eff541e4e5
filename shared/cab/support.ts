import type { Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import type { Decision, Meeting } from '../model/board'
import { idOf } from '../model/entity-id'
import { type Fact, fact } from '../model/verdict'
import { hashOfSeen } from './content'
import { barsOf } from './duties'
import { type DecisionAnswer, evaluateDecision } from './evaluate-decision'
import { peopleOf, samePerson } from './people'
import { type SignedDecision, signedIn } from './signed'
import { rootIn, viewsIn } from './views-in'

/** Whether what was recorded follows from what was signed, and why not: a sentence. */
export interface Support {
  readonly refusal: string
  readonly because: readonly Fact[]
  /** The arithmetic of the votes, where they decide. */
  readonly answer?: DecisionAnswer
}

/** Derives a decision anew from what was signed before it: that it is recorded proves nothing. */
export function supportOf(roots: Roots, decision: SignedDecision, sha256: Sha256): Support {
  const { view, person, device } = decision
  const entity = `decision/${view.id}`
  const signed = [fact(entity, 'outcome', view.outcome), fact(entity, 'by', view.by), fact(entity, 'signed by', person)]
  const no = (refusal: string, more: readonly Fact[] = []): Support => ({ refusal, because: [...signed, ...more] })
  const meeting = rootIn(roots, 'meeting', idOf(view.of))
  if (meeting === undefined) return no('The meeting that decided is not there.')
  if (person === '') return no('Nobody has vouched for the device that recorded it.')
  if (!samePerson(view.by, person)) return no(`It names ${view.by || 'nobody'}, but ${person} has signed it.`)
  if (view.content === '' || hashOfSeen(view.seen, sha256) !== view.content) return no('What it says was seen is not what it was given for.')
  if (meeting.state === 'cancelled') return no('The meeting was cancelled.', [fact(view.of, 'state', meeting.state)])
  if (meeting.kind === 'ECAB' && !isEmergency(view)) return no('The emergency board decides about emergencies alone.', [fact(view.of, 'kind', meeting.kind)])
  if (view.basis === 'imported') {
    const bar = barsOf(roots, view.subject, [person, ...peopleOf(roots).namesOf(device)])
    return bar === undefined ? { refusal: '', because: signed } : no(`${person}, who recorded it from elsewhere, asks for it or carries it out.`, [bar.because])
  }
  return view.basis === 'chair' ? chairSupport(roots, decision, meeting, sha256, signed) : votesSupport(roots, decision, meeting, sha256, signed)
}

function votesSupport(roots: Roots, { view, stamp }: SignedDecision, meeting: Meeting, sha256: Sha256, signed: readonly Fact[]): Support {
  const { outcome: answer, because } = evaluateDecision(roots, view.of, view.subject, sha256, { content: view.content, before: stamp })
  const facts = [...signed, ...because]
  if (meeting.rule === 'chair-decides') return { refusal: 'In this meeting the chair decides, not the votes.', because: facts, answer }
  if (answer.outcome === view.outcome) return { refusal: '', because: facts, answer }
  return { refusal: `The votes that count come to ${spokenOutcome(answer.outcome)}, not to ${spokenOutcome(view.outcome)}.`, because: facts, answer }
}

function chairSupport(roots: Roots, decision: SignedDecision, meeting: Meeting, sha256: Sha256, signed: readonly Fact[]): Support {
  const { view, stamp, person, device } = decision
  const { outcome: answer, because } = evaluateDecision(roots, view.of, view.subject, sha256, { content: view.content, before: stamp })
  const facts = [...signed, ...because]
  const refusal =
    meeting.rule !== 'chair-decides'
      ? 'In this meeting votes decide, not the chair.'
      : chairRefusal(roots, view.of, view.subject, person, device, stamp) || (answer.quorum.reached ? '' : answer.missing[0] || 'The quorum was not reached.')
  return { refusal, because: facts, answer }
}

/** Why somebody may not decide as the chair; '' where they may. `before` as in `Judged`. */
export function chairRefusal(roots: Roots, meeting: string, subject: string, person: string, device: string, before?: string): string {
  const view = rootIn(roots, 'meeting', idOf(meeting))
  if (view === undefined || view.chair === '') return 'The meeting has no chair.'
  const seat = viewsIn(roots[meeting], 'meeting-member').find((member) => samePerson(member.person, view.chair))
  const isChair = samePerson(person, view.chair)
  if (!isChair && !(seat !== undefined && samePerson(person, seat.delegate)))
    return `${view.chair} decides here${seat?.delegate ? `, or ${seat.delegate} for them` : ''}.`
  const names = [view.chair, person, ...peopleOf(roots).namesOf(device)]
  const bar = barsOf(roots, subject, names)
  if (bar !== undefined) return `${String(bar.because.value)} ${bar.standing === 'requester' ? 'asks for it' : 'carries it out'}, and so can’t decide about it.`
  const recused = signedIn(roots, roots[meeting], 'recusal').some(
    (recusal) => recusal.view.subject === subject && (before === undefined || recusal.stamp < before) && names.some((name) => samePerson(name, recusal.person)),
  )
  return recused ? 'The chair has declared a conflict of interest.' : ''
}

/** Whether what was seen is an emergency change or release. */
function isEmergency({ seen, subject }: Decision): boolean {
  return seen.hash === 1 && seen.fields[subject]?.['type'] === 'emergency'
}

/** An outcome inside a sentence. */
export const spokenOutcome = (outcome: Decision['outcome']): string => (outcome === '' ? 'no decision' : `“${outcome.replaceAll('-', ' ')}”`)
