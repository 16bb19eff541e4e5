import { describe, expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { addRisk, addRiskAction, removeRisk, tickRiskAction } from './add-risk'
import { rateRisk } from './rate-risk'

const risk = viewOf('risk', 'r1', {
  removed: false,
  of: 'release/pay',
  number: 'R-31',
  title: 'Conversion leaves rows',
  residual: { kind: 'rated', likelihood: 4, impact: 5 },
})
const action = viewOf('risk-action', 'a1', { removed: false, of: 'release/pay', risk: 'r1', title: 'Dry run' })

describe('a risk', () => {
  test('gets the number after the highest and says so', () => {
    const made = addRisk('r2', { of: 'workspace/this', title: ' Vendor closed ' }, ['R-09', 'R-31'])
    expect(made).toMatchObject({ ok: true, value: { command: 'create-risk', summary: 'Added R-32 “Vendor closed”' } })
    expect(made.ok && made.value.operations).toContainEqual({ entity: 'risk/r2', field: 'title', value: 'Vendor closed', was: '' })
  })
  test('without a title is refused in words', () => {
    expect(addRisk('r2', { of: 'workspace/this', title: '  ' }, [])).toEqual({ ok: false, failure: { code: 'no-title', message: 'A risk needs a title.' } })
  })
  test('is taken out with its own actions, in one entry', () => {
    const other = viewOf('risk-action', 'a2', { removed: false, risk: 'r9' })
    const draft = removeRisk(risk, [action, other])
    expect(draft.summary).toBe('Removed R-31 “Conversion leaves rows”')
    expect(draft.operations.map(({ entity, field, value }) => [entity, field, value])).toEqual([
      ['risk/r1', 'removed', true],
      ['risk-action/a1', 'removed', true],
    ])
  })
  test('is moved in the words of the scales, with the levels before and after', () => {
    const scales = viewOf('workspace', 'this', {})
    expect(rateRisk(risk, 'residual', 2, 4, scales).summary).toBe('Moved R-31 to Unlikely, Major. Level 5 to 3')
    expect(rateRisk(risk, 'inherent', 2, 4, scales).summary).toBe('Moved R-31 to Unlikely, Major. Level 3')
    expect(rateRisk(risk, 'residual', 4, 5, scales).operations).toEqual([])
  })
})

describe('an action', () => {
  test('belongs to the root of its risk', () => {
    const made = addRiskAction(risk, 'a3', 'Second dry run', 'a1')
    expect(made.ok && made.value.operations).toContainEqual({ entity: 'risk-action/a3', field: 'of', value: 'release/pay', was: '' })
    expect(addRiskAction(risk, 'a3', ' ', 'a1').ok).toBe(false)
  })
  test('is ticked with the instant, and opened again', () => {
    const done = tickRiskAction(action, '2026-11-25T10:00:00Z')
    expect(done.operations).toEqual([
      { entity: 'risk-action/a1', field: 'progress', value: { state: 'done', at: '2026-11-25T10:00:00Z' }, was: { state: 'open' } },
    ])
    const ticked = viewOf('risk-action', 'a1', { title: 'Dry run', progress: { state: 'done', at: '2026-11-25T10:00:00Z' } })
    expect(tickRiskAction(ticked, '2026-11-26T10:00:00Z')).toMatchObject({ summary: 'Opened action “Dry run”', operations: [{ value: { state: 'open' } }] })
  })
})
