import { create } from '#shared/commands/edit'
import type { Sha256 } from '#shared/log/canonical'
import type { Draft } from '#shared/log/operation'
import { hashOfSeen, seenOfChange } from '#shared/model/content-hash'
import type { SampleTime } from './sample-time'
import type { SampleWorld } from './sample-world'

/** Who writes the sample into a new workspace: its founder. */
export interface SampleWriter {
  readonly device: string
  readonly person: string
  readonly sha256: Sha256
}

/** Two that somebody has scheduled before the board had said yes: the conflicts show them. */
const forgotten: ReadonlySet<string> = new Set(['chg0040107', 'chg0040124'])

/** The board's decisions about normal changes that are scheduled or under way: they had to be approved to get there. As they came from elsewhere, for what was there then. */
export function approvals(world: SampleWorld, time: SampleTime, { device, person, sha256 }: SampleWriter): readonly Draft[] {
  const affects = world.views('affects')
  return world.views('change').flatMap((change) => {
    const { id, state, type } = change
    const isEmergency = type === 'emergency'
    if ((state !== 'scheduled' && state !== 'implement') || type === 'standard' || forgotten.has(id)) return []
    const meeting = isEmergency ? 'ecab-ledger' : 'cab-last'
    const seen = seenOfChange({ change, affects: affects.filter(({ of }) => of === `change/${id}`) })
    return [
      create('decision', `${device}-${meeting}-${id}`, {
        of: `meeting/${meeting}`,
        subject: `change/${id}`,
        content: hashOfSeen(seen, sha256),
        seen,
        outcome: 'approved',
        basis: 'imported',
        by: person,
        at: time.at(isEmergency ? 'now-2h' : '-1 Thu 10:45'),
      }),
    ]
  })
}
