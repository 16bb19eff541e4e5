import { combine, create, edit, remove } from '#shared/commands/edit'
import { hold, takeOffHold } from '#shared/commands/hold'
import { moveChange } from '#shared/commands/move-change'
import { moveRelease } from '#shared/commands/move-release'
import { rateRisk } from '#shared/commands/rate-risk'
import { judgeCriterion, waiveCriterion } from '#shared/commands/settle-criterion'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft } from '#shared/log/operation'
import { notAsked } from '#shared/model/approval'
import type { ChangeState } from '#shared/model/change'
import type { ReleaseState } from '#shared/model/release'
import type { Failure, Result } from '#shared/model/result'
import { Workspace } from '#shared/model/workspace'
import { planIdOf, taskIdOf } from './plans'
import { minutesAfter, onDay, type SampleTime } from './sample-time'
import type { SampleWorld } from './sample-world'

/** Edits after the sample was written, each by the command a person would use: they fill the audit trail and can be undone. */
export function laterEdits(world: SampleWorld, time: SampleTime): readonly Draft[] {
  return [...planningEdits, ...cutoverEdits, ...riskEdits, ...calendarEdits].map((step) => {
    const draft = step(world, time)
    world.write(draft)
    return draft
  })
}

type Step = (world: SampleWorld, time: SampleTime) => Draft

/** A refusal here is a mistake of the sample's data. */
function taken<F extends Failure>(result: Result<Draft, F>): Draft {
  if (!result.ok) throw new TypeError(result.failure.message)
  return result.value
}

const release =
  (id: string, to: ReleaseState): Step =>
  ({ view }) =>
    taken(moveRelease({ release: view('release', id), hasScope: true, hasPlan: true, openReadiness: 0, approval: notAsked }, to))

const change =
  (id: string, to: ChangeState): Step =>
  ({ view }) =>
    taken(moveChange({ change: view('change', id), affectsSomething: true, openTasks: 0, isAssessed: false, approval: notAsked }, to))

/** The next criterion that is open, met by somebody some hours ago. */
const nextMet =
  (releaseId: string, by: string, hours: number): Step =>
  ({ views }, { at }) => {
    const open = views('criterion').find(({ gate, standing }) => gate === `${releaseId}-readiness` && standing.state === 'open')
    if (open === undefined) throw new TypeError(`Nothing is open in ${releaseId}.`)
    return judgeCriterion(open, 'met', by, at(`now-${hours}h`))
  }

const planningEdits: readonly Step[] = [
  release('identity-11', 'planning'),
  release('partner-network-2-3', 'planning'),
  release('ledger-8-3-5', 'planning'),
  nextMet('card-issuing-current', 'Mei Tan', 50),
  nextMet('ledger-8-4', 'Sofia Lindqvist', 46),
  nextMet('mobile-14-3', 'Mei Tan', 29),
  nextMet('open-banking-6-1', 'Mei Tan', 27),
  ({ view }) =>
    taken(
      hold(
        'release',
        view('release', 'online-next'),
        'The supplier of the consent page has not signed the data processing agreement. Compliance decides next week.',
      ),
    ),
  ({ view }) => taken(hold('release', view('release', 'warehouse-31'), 'No space for the landing tables until the storage is extended.')),
  ({ view }) => takeOffHold('release', view('release', 'warehouse-31')),
  ({ views }, { at }) => {
    const open = views('criterion').find(({ gate, standing }) => gate === 'container-platform-1-36-readiness' && standing.state === 'open')
    if (open === undefined) throw new TypeError('The cluster release has nothing open.')
    return taken(waiveCriterion(open, 'Eva Lund', 'No user interface is touched.', at('d+30'), at('now-26h')))
  },
  ({ view }) =>
    edit('release', view('release', 'os-baseline-next'), {
      objective: 'Quarterly baseline of Linux and Windows servers; ends Debian 11 on the last 38 of them.',
    }),
  ({ view }) => edit('release', view('release', 'terminals-7'), { team: 'Cards', owner: 'Luca Ferrari' }, 'Gave “Payment terminals 7.0” to Luca Ferrari'),
  () =>
    create('work-item', 'mobile-14-3-item-6', {
      of: 'release/mobile-14-3',
      key: 'CHN-4711',
      title: 'Signing after a phone is restored',
      kind: 'defect',
      state: 'in-progress',
      owner: 'Marek Nowak',
      order: orderKey(5),
    }),
  ({ view }) => remove('work-item', view('work-item', 'card-issuing-current-item-3'), 'Took a work item out of “Card issuing”: it comes with the next release'),
  ({ view }) => edit('milestone', view('milestone', 'open-banking-6-1-date-3'), { title: 'Announcement to third parties', owner: 'Hanna Virtanen' }),
  change('chg0040244', 'assess'),
  change('chg0040207', 'authorize'),
  ({ view }) => taken(hold('change', view('change', 'chg0040261'), 'Waits for the partner’s answer about a date in January.')),
]

const payments = 'payments-cutover'
const ofPayments = `release/${payments}`

const cutoverEdits: readonly Step[] = [
  ({ view }) => edit('task', view('task', taskIdOf(payments, 'X2')), { duration: 50 }, 'Set duration of X2 to 50 min'),
  ({ view }) => edit('link', view('link', `${planIdOf(payments)}-c1-c2`), { lag: 15 }, 'Linked C1 to C2, start to start + 15 min'),
  ({ view }) =>
    edit('task', view('task', taskIdOf(payments, 'C1')), {
      instructions: 'Scripts 119, 120, 121, each with its check. Stop if script 120 takes longer than 38 minutes and call Sofia Lindqvist.',
    }),
  ({ view }) => {
    const cutover = view('change', 'chg0040213')
    return edit('change', cutover, { plannedEnd: minutesAfter(cutover.plannedStart, 360) }, 'Set planned end of CHG0040213 to 04:00')
  },
  ({ view }) =>
    edit('change', view('change', 'chg0040213'), {
      backoutPlan:
        'Restore both databases, 50 min, engine 26.11 back on four nodes, 40 min. Takes 1 h 40 min and must start by 02:20. Rehearsed twice: 1 h 28 min and 1 h 37 min.',
    }),
  ({ view }) =>
    edit('note', view('note', 'payments-cutover-note-3'), {
      text: '| Who | Where |\n|---|---|\n| Bridge | room 4.12 and conference 2 |\n| Vendor, engine | stand-by until 06:00 |\n| Central bank, operations | duty officer |\n| Pilot partner | second contact: head of operations |',
    }),
  ({ view }, { at }) =>
    edit('risk-action', view('risk-action', 'r-31-action-2'), { progress: { state: 'done', at: at('d-5 11:20') } }, 'Done: Reject list shown to operations'),
  () =>
    create('note', 'payments-cutover-note-second-rehearsal', {
      of: ofPayments,
      title: 'After the second rehearsal',
      text: 'Restore took **50 min**, not 35. The back-out plan and the planned end are changed; the board must look at it again.',
      order: orderKey(4),
    }),
  ({ view }, { zone }) => {
    const item = view('message', 'payments-cutover-message-2')
    return edit('message', item, { due: onDay(item.due, 0, '09:00', zone) })
  },
  () =>
    combine('add-stakeholder', 'Added the pilot partner as a stakeholder', [
      create('stakeholder', 'payments-cutover-pilot', {
        of: ofPayments,
        name: 'Pilot partner, operations',
        group: 'Partner',
        raci: 'consulted',
        order: orderKey(7),
      }),
    ]),
]

/** Levels and words are those of a new workspace, which the sample is. */
const natural = Workspace.parse({ id: 'this' })

const riskEdits: readonly Step[] = [
  ({ view }) => rateRisk(view('risk', 'r-31'), 'current', 3, 4, natural),
  ({ view }) => rateRisk(view('risk', 'r-31'), 'residual', 2, 4, natural),
  ({ view }) => rateRisk(view('risk', 'r-02'), 'current', 4, 3, natural),
  ({ view }) => edit('risk', view('risk', 'r-27'), { mitigation: 'Restore both databases at once, rehearsed; third rehearsal on Thursday' }),
  () =>
    create('risk-action', 'r-02-action-3', {
      of: 'workspace/this',
      risk: 'r-02',
      title: 'Two release managers on duty at both weekends',
      owner: 'Karin Aalto',
      order: orderKey(2),
    }),
]

const calendarEdits: readonly Step[] = [
  // After the board had approved it: its approval is stale since.
  ({ view }, { at }) => edit('change', view('change', 'chg0040119'), { plannedEnd: at('now+160h') }, 'Gave CHG0040119 more time'),
  ({ view }) => edit('booking', view('booking', 'ledger-8-4-test'), { state: 'approved' }, 'Approved booking “Ledger 8.4 test”'),
  ({ view }) => edit('booking', view('booking', 'payments-rehearsal-3'), { note: 'Nobody else on PAY-STG, not even for reading.' }),
  ({ view }) =>
    edit('freeze', view('freeze', 'year-end'), {
      note: 'No change in production. Exceptions: emergency changes, decided by the emergency board. Requests until the first Friday of December.',
    }),
  ({ view }) => edit('environment', view('environment', 'bank-sit'), { purpose: 'Integration of the whole bank, several releases at a time' }),
  () =>
    create(
      'key-date',
      'partner-call',
      { of: 'calendar/main', title: 'Call with all clearing partners', kind: 'key-event', start: '' },
      'Added key date “Call with all clearing partners”',
    ),
  ({ view }, { at }) => edit('key-date', view('key-date', 'partner-call'), { start: at('+1 Fri 14:00'), end: at('+1 Fri 15:00') }),
  ({ view }) => edit('incident', view('incident', 'inc0071260'), { title: 'Interest in foreign currency wrong by a cent, 1,940 accounts' }),
  ({ view }) =>
    edit('known-error', view('known-error', 'mobile-14-2-known-error'), {
      workaround: 'Remove the phone in online banking and add it again. The contact centre can do it, too.',
    }),
]
