import { type Conflict, open } from './conflict'
import type { Subject } from './subject'

/** A release that would go out before one that it needs. By the day, the same day is in order: the hours are still free. */
export function judgeOrder(subject: Subject, find: (entity: string) => Subject | undefined, found: Conflict[], only?: string): void {
  for (const needs of subject.needs) {
    if (only !== undefined && needs !== only) continue
    const first = find(needs)
    // What is not on the board has gone out, or has no date to compare with.
    if (first === undefined || first.entity === subject.entity || isInOrder(first, subject)) continue
    found.push({
      key: `order ${subject.entity} ${needs}`,
      kind: 'out-of-order',
      severity: 'hard',
      subject: subject.entity,
      other: needs,
      from: subject.from,
      to: Math.max(first.to, subject.from + 1),
      about: [],
      standing: open,
    })
  }
}

function isInOrder(first: Subject, then: Subject): boolean {
  if (first.wholeDays) return then.from >= first.from
  return then.wholeDays ? then.to >= first.to : then.from >= first.to
}
