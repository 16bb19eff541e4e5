import { describe, expect, test } from 'vitest'
import { riskSettings } from '../assess/change-risk/settings'
import { usualRules } from '../assess/change-risk/usual-rules'
import { apply } from '../log/apply'
import { inverse } from '../log/inverse'
import type { Draft, Entry } from '../log/operation'
import { viewOf } from '../model/view'
import { answerRiskQuestion, copyRating, rateChange } from './assess-change'
import { addRiskSetting, editRiskSetting, moveRiskSetting, removeRiskSetting } from './assess-change-settings'
import { create } from './edit'

const change = viewOf('change', 'c', { removed: false, number: 'CHG1', riskAnswers: { a: 2, gone: 4 }, inherentRisk: { likelihood: 3, impact: { data: 4 } } })
const between = (before: string, after: string): string => `${before}|${after}`
let stamp = 10
const entry = (draft: Draft): Entry => {
  const at = String(stamp++)
  return { ...draft, stamp: at, hash: at, device: 'anna', sequence: stamp, who: 'Anna', at: '', roots: ['workspace/this'] }
}
const founded = apply({}, [entry(create('workspace', 'this', { name: 'Bank' }))])
const only = (draft: Draft) => draft.operations.map(({ field, value }) => [field, value])

describe('assessing a change', () => {
  test('sets one answer and leaves the others, also those to questions out of use', () => {
    expect(only(answerRiskQuestion(change, { id: 'b', text: 'B?' }, 5))).toEqual([['riskAnswers', { a: 2, gone: 4, b: 5 }]])
    expect(only(answerRiskQuestion(change, { id: 'a', text: 'A?' }, 0))).toEqual([['riskAnswers', { gone: 4 }]])
    expect(only(answerRiskQuestion(change, { id: 'a', text: 'A?' }, 2))).toEqual([])
  })
  test('rates likelihood and each dimension apart, and takes a judgement back', () => {
    expect(only(rateChange(change, 'inherent', 'likelihood', 5))).toEqual([['inherentRisk', { likelihood: 5, impact: { data: 4 } }]])
    expect(only(rateChange(change, 'residual', 'service', 2))).toEqual([['residualRisk', { likelihood: 0, impact: { service: 2 } }]])
    expect(only(rateChange(change, 'inherent', 'data', 0))).toEqual([['inherentRisk', { likelihood: 3, impact: {} }]])
    expect(only(copyRating(change, 'inherent', 'current'))).toEqual([['currentRisk', { likelihood: 3, impact: { data: 4 } }]])
  })
})

describe('rules that came with Slipway', () => {
  test('are written whole with their first edit, and are as they came once that is undone', () => {
    const [first] = riskSettings(founded).rules
    if (first === undefined) throw new Error('There are rules.')
    expect(first).toMatchObject({ isWritten: false, isUsual: true })
    const made = entry(editRiskSetting('risk-rule', first, { title: 'Frozen' }))
    const after = apply(founded, [made])
    expect(riskSettings(after).rules[0]?.view).toEqual({ ...first.view, title: 'Frozen' })
    const back = apply(after, [entry(inverse(made, after).draft)])
    expect(riskSettings(back).rules.map(({ view }) => view)).toEqual([...usualRules.values()])
    const [again] = riskSettings(back).rules
    if (again === undefined) throw new Error('It is there again.')
    expect(riskSettings(apply(back, [entry(editRiskSetting('risk-rule', again, { level: 4 }))])).rules[0]?.view).toEqual({ ...first.view, level: 4 })
  })
  test('are left out of use and not removed', () => {
    const [first] = riskSettings(founded).rules
    expect(first === undefined ? undefined : removeRiskSetting('risk-rule', first)).toMatchObject({ ok: false, failure: { code: 'came-with-slipway' } })
  })
})

test('a rule of one’s own is added, moved among the others and removed', () => {
  expect(addRiskSetting('risk-rule', 'x', ' ', 'a')).toMatchObject({ ok: false })
  const added = addRiskSetting('risk-rule', 'x', 'Mine', 'a')
  if (!added.ok) throw new Error('It has a name.')
  const after = apply(founded, [entry(added.value)])
  const { rules } = riskSettings(after)
  const at = rules.findIndex(({ view }) => view.id === 'x')
  expect(at).toBe(0)
  expect(moveRiskSetting('risk-rule', 'x', 'up', rules, between)).toMatchObject({ ok: false, failure: { code: 'no-room' } })
  const moved = moveRiskSetting('risk-rule', 'x', 'down', rules, between)
  expect(moved.ok ? only(moved.value) : []).toEqual([['order', `${rules[1]?.view.order}|${rules[2]?.view.order}`]])
  // One that came with Slipway is written whole where it is moved.
  const other = moveRiskSetting('risk-rule', rules[2]?.view.id ?? '', 'up', rules, between)
  expect(other.ok ? other.value.operations.find(({ field }) => field === 'order')?.value : '').toBe(`a|${rules[1]?.view.order}`)
  const [own] = rules
  const gone = own === undefined ? undefined : removeRiskSetting('risk-rule', own)
  expect(gone?.ok === true ? riskSettings(apply(after, [entry(gone.value)])).rules.some(({ view }) => view.id === 'x') : true).toBe(false)
})
