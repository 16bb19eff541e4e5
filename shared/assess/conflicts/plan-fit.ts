import { type Conflict, open } from './conflict'
import type { PlanFit, Subject } from './subject'

/** Whether a plan ends inside its window, and could be backed out inside it. What lies before the window is preparation. */
export function judgePlan({ entity }: Subject, plan: PlanFit, found: Conflict[]): void {
  const { end, windowTo, backOutEnd, late } = plan
  if (end > windowTo) {
    found.push({
      key: `window-end ${plan.entity}`,
      kind: 'outside-deployment-window',
      severity: 'hard',
      subject: entity,
      other: plan.entity,
      from: windowTo,
      to: end,
      about: late.map(({ task }) => task),
      standing: open,
    })
  }
  if (backOutEnd > end && backOutEnd > windowTo) {
    found.push({
      key: `back-out ${plan.entity}`,
      kind: 'back-out-does-not-fit',
      severity: 'soft',
      subject: entity,
      other: plan.entity,
      from: Math.max(windowTo, end),
      to: backOutEnd,
      about: [],
      standing: open,
    })
  }
}
