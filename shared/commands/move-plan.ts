import type { Draft } from '../log/operation'
import { type Plan, type PlanState, planMoves } from '../model/plan'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Task } from '../model/task'
import { edit } from './edit'

/** Approves a plan, which locks it, or takes it back to draft; running it is the run's own affair. */
export function movePlan(plan: Plan, to: Extract<PlanState, 'draft' | 'approved'>, tasks: readonly Task[]): Result<Draft, Failure> {
  const called = plan.title || 'the deployment plan'
  const place = `plan/${plan.id}`
  if (!planMoves[plan.state].includes(to)) return failed({ code: 'cannot-move', message: `“${called}” is ${plan.state}: it can't become ${to}.`, place })
  if (to === 'approved' && !tasks.some((task) => task.plan === plan.id)) {
    return failed({ code: 'plan-empty', message: `“${called}” has no task yet: there is nothing to approve.`, place })
  }
  const words = to === 'approved' ? `Approved “${called}”: it is locked` : `Took “${called}” back to draft`
  return ok({ ...edit('plan', plan, { state: to }, words), command: 'move-plan' })
}
