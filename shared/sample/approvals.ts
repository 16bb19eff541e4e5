import { create } from '#shared/commands/edit'
import type { Draft } from '#shared/log/operation'
import { idOf } from '#shared/model/entity-id'
import type { SampleTime } from './sample-time'

/** Two that somebody has scheduled before the board had said yes: the conflicts show them. */
const forgotten: ReadonlySet<string> = new Set(['chg0040107', 'chg0040124'])

/** The board's decisions about normal changes that are scheduled or under way: they had to be approved to get there. */
export function approvals(changes: readonly Draft[], time: SampleTime): readonly Draft[] {
  return changes.flatMap(({ operations }) => {
    const entity = operations[0]?.entity ?? ''
    const given = (field: string) => operations.find((operation) => operation.entity === entity && operation.field === field)?.value
    const state = given('state')
    const isEmergency = given('type') === 'emergency'
    if (!entity.startsWith('change/') || (state !== 'scheduled' && state !== 'implement') || given('type') === 'standard') return []
    const id = idOf(entity)
    if (forgotten.has(id)) return []
    const meeting = isEmergency ? 'ecab-ledger' : 'cab-last'
    return [
      create('decision', `${meeting}-${id}`, {
        of: `meeting/${meeting}`,
        subject: entity,
        outcome: 'approved',
        by: 'Eva Lund',
        at: time.at(isEmergency ? 'now-2h' : '-1 Thu 10:45'),
      }),
    ]
  })
}
