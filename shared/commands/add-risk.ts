import type { Draft } from '../log/operation'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Risk } from '../model/risk'
import type { RiskAction } from '../model/risk-action'
import { combine, create, edit, type Fields, remove } from './edit'
import { nextNumber } from './next-number'

/** A new entry of the register, with the number after the highest; refused without a title. `of` is a release or the workspace. */
export function addRisk(id: string, fields: Fields<'risk'> & { readonly of: string }, taken: readonly string[]): Result<Draft, Failure> {
  const title = (fields.title ?? '').trim()
  if (title === '') return failed({ code: 'no-title', message: 'A risk needs a title.' })
  const number = fields.number ?? nextNumber(taken, 'R-01')
  return ok(create('risk', id, { ...fields, title, number }, `Added ${number} “${title}”`))
}

/** Takes a risk and its actions out of the register together, so that one undo brings both back. */
export function removeRisk(risk: Risk, actions: readonly RiskAction[]): Draft {
  const own = actions.filter((action) => action.risk === risk.id)
  return combine('remove-risk', `Removed ${risk.number || 'risk'} “${risk.title}”`, [
    remove('risk', risk),
    ...own.map((action) => remove('risk-action', action)),
  ])
}

/** What somebody shall do about a risk. */
export function addRiskAction(risk: Risk, id: string, title: string, order: string): Result<Draft, Failure> {
  if (title.trim() === '') return failed({ code: 'no-title', message: 'An action needs a title.' })
  return ok(
    create('risk-action', id, { of: risk.of, risk: risk.id, title: title.trim(), order }, `Added action “${title.trim()}” to ${risk.number || risk.title}`),
  )
}

/** Ticks an action as done at `now`, or opens it again. */
export function tickRiskAction(action: RiskAction, now: string): Draft {
  const isDone = action.progress.state === 'done'
  const words = `${isDone ? 'Opened' : 'Finished'} action “${action.title}”`
  return { ...edit('risk-action', action, { progress: isDone ? { state: 'open' } : { state: 'done', at: now } }, words), command: 'tick-risk-action' }
}
