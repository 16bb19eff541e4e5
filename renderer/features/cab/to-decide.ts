import { viewsOf } from '#data/select'
import type { Roots } from '#shared/log/apply'
import { idOf } from '#shared/model/entity-id'
import { meetingPage } from './agenda-rows'

/** How many items of meetings to come, or going on, ask this person for a vote. */
export function countToDecide(roots: Roots, me: string): number {
  let count = 0
  for (const root in roots) {
    if (!root.startsWith('meeting/')) continue
    const [meeting] = viewsOf(roots[root], 'meeting')
    if (meeting === undefined || (meeting.state !== 'pending' && meeting.state !== 'in-progress')) continue
    count += meetingPage(roots, idOf(root), me)?.rows.filter(({ asks }) => asks).length ?? 0
  }
  return count
}
