import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentOf, hashOfSeen } from '../../cab/content'
import type { Json } from '../../model/json'
import { assessedRisk, differsFromStated, threeOf } from './assessed-risk'
import { releaseRisk } from './release-level'
import { changeRoot, rootsWith } from './test-change'
import { usualQuestions } from './usual-questions'
import { engineWords } from './words'

const workspace = {
  'workspace/this': {
    'workspace/this': { zone: 'UTC', name: 'Bank' },
    'service/pay': { of: 'workspace/this', name: 'Payments' },
    'ci/db': { of: 'workspace/this', name: 'Ledger DB', service: 'pay' },
  },
}
const planned = { type: 'normal', backoutPlan: 'Restore.', testPlan: 'Rehearse.', plannedStart: '2026-12-05T21:00:00Z', plannedEnd: '2026-12-05T23:00:00Z' }
const answers = (answer: number): Record<string, number> => Object.fromEntries([...usualQuestions.keys()].map((id) => [id, answer]))
const rated = (likelihood: number, impact: Record<string, number>) => ({ likelihood, impact })
const assess = (fields: Record<string, Json>, more: Parameters<typeof rootsWith>[0] = {}, items: readonly string[] = ['ci/db']) => {
  const verdict = assessedRisk(rootsWith({ ...workspace, ...more, ...changeRoot('c', { ...planned, ...fields }, items) }), 'c')
  if (verdict === undefined) throw new Error('The change is not there.')
  return verdict
}
const past = (id: string, closeCode: string, more: Record<string, Json> = {}, items: readonly string[] = ['ci/db']) =>
  changeRoot(id, { state: 'closed', closeCode, actualEnd: '2026-06-01T10:00:00Z', ...more }, items)
const levels = (verdict: ReturnType<typeof assess>) => verdict.outcome.engines.map(({ outcome }) => outcome.level)

describe('the assessed risk of a change', () => {
  test('is the highest of its engines, and says which one it is', () => {
    const verdict = assess({ riskAnswers: answers(4), residualRisk: rated(2, { service: 3 }) })
    expect(levels(verdict)).toEqual([2, 4, 2, undefined])
    expect(verdict.outcome).toMatchObject({ level: 4, word: 'High', decidedBy: ['risk-questionnaire'], isAssessed: true })
    expect(verdict.because.map(({ from, value }) => [from.field, value])).toEqual([
      ['risk-conditions', 2],
      ['risk-questionnaire', 4],
      ['risk-likelihood-impact', 2],
    ])
  })

  test('names all engines of a tie', () => {
    expect(assess({ riskAnswers: answers(4), residualRisk: rated(4, { data: 4 }) }).outcome.decidedBy).toEqual(['risk-questionnaire', 'risk-likelihood-impact'])
  })

  test('is no assessment as long as only rules and history speak', () => {
    expect(assess({}).outcome).toMatchObject({ level: 2, isAssessed: false })
    expect(assess({ riskAnswers: { 'usual-reach': 2 } }).outcome.isAssessed).toBe(false)
    expect(assess({ inherentRisk: rated(2, {}) }).outcome.isAssessed).toBe(false)
    expect(assess({ inherentRisk: rated(2, { service: 2 }) }).outcome.isAssessed).toBe(true)
  })

  test('is the same value as long as nothing that it hangs on is another', () => {
    const roots = rootsWith({ ...workspace, ...changeRoot('c', planned), ...past('p', 'successful') })
    const first = assessedRisk(roots, 'c')
    expect(assessedRisk({ ...roots, ...rootsWith(changeRoot('open', planned)) }, 'c')).toBe(first)
    expect(assessedRisk({ ...roots, ...rootsWith(past('q', 'unsuccessful')) }, 'c')).not.toBe(first)
    expect(
      assessedRisk({ ...roots, ...rootsWith({ 'workspace/this': { 'workspace/this': { levelWords: ['a', 'b', 'c', 'd', 'e'] } } }) }, 'c')?.outcome.word,
    ).toBe('b')
    expect(assessedRisk(roots, 'nobody')).toBeUndefined()
  })

  test('stands beside what another system said, on the three steps that have its words', () => {
    expect(([1, 2, 3, 4, 5] as const).map(threeOf)).toEqual(['low', 'low', 'moderate', 'high', 'high'])
    expect(differsFromStated({ risk: 'moderate' }, 4)).toBe(true)
    expect(differsFromStated({ risk: 'high' }, 4)).toBe(false)
    expect(differsFromStated({ risk: '' }, 4)).toBe(false)
    expect(differsFromStated({ risk: 'low' }, undefined)).toBe(false)
  })

  test('ratings are under approval, and a change without any has the hash that it had before there were ratings', () => {
    const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
    const hash = (fields: Record<string, Json>): string => {
      const content = contentOf(rootsWith(changeRoot('c', { shortDescription: 'Ledger', ...fields })), 'change/c')
      return content === undefined ? '' : hashOfSeen(content, sha256)
    }
    const before = sha256('{"fields":{"change/c":{"shortDescription":"Ledger"}},"hash":1}')
    expect(hash({})).toBe(before)
    expect(hash({ residualRisk: rated(0, {}) })).toBe(before)
    expect(hash({ residualRisk: rated(1, {}) })).not.toBe(before)
    expect(hash({ inherentRisk: rated(0, { data: 2 }) })).not.toBe(before)
  })
})

describe('rules', () => {
  const rule = (when: Json, level: number, more: Record<string, Json> = {}) => ({ of: 'workspace/this', title: `Level ${level}`, when, level, ...more })
  /** With these rules alone: those that came with Slipway are out of use. */
  const withRules = (rules: Record<string, Record<string, Json>>, fields: Record<string, Json> = {}, more: Parameters<typeof rootsWith>[0] = {}) => {
    const roots = rootsWith({ ...workspace, ...more, ...changeRoot('c', { ...planned, ...fields }, ['ci/db']) })
    const usual = [...assessUsual()].map((id) => [`risk-rule/${id}`, { of: 'workspace/this', isOff: true }])
    const record = rootsWith({ 'workspace/this': { ...workspace['workspace/this'], ...Object.fromEntries(usual), ...rules } })
    return assessedRisk({ ...roots, ...record }, 'c')?.outcome.engines[0]
  }
  const assessUsual = () => [
    'usual-hard-freeze',
    'usual-emergency-no-way-back',
    'usual-no-way-back',
    'usual-many-items-high',
    'usual-high-outside',
    'usual-soft-freeze',
    'usual-emergency',
    'usual-untested',
    'usual-outside',
    'usual-many-items',
    'usual-long',
    'usual-high',
    'usual-standard',
    'usual-low',
    'usual-other',
  ]

  test('are asked in their order, and the first that holds decides', () => {
    const low = rule({ type: { is: ['normal'] } }, 1, { order: 'a0' })
    const high = rule({ service: { is: ['payments'] } }, 5, { order: 'a1' })
    expect(withRules({ 'risk-rule/x': low, 'risk-rule/y': high })?.outcome).toMatchObject({ level: 1, rule: { id: 'x', place: 1 } })
    expect(withRules({ 'risk-rule/x': { ...low, order: 'a2' }, 'risk-rule/y': high })?.outcome).toMatchObject({ level: 5, rule: { id: 'y', place: 1 } })
    expect(withRules({ 'risk-rule/x': { ...low, isOff: true }, 'risk-rule/y': high })?.outcome.level).toBe(5)
  })

  test('say what they asked: a rule without conditions, with an unknown form or an unknown fact never holds', () => {
    const outcome = withRules({
      'risk-rule/a': rule({}, 5, { order: 'a0' }),
      'risk-rule/b': rule({ moon: { is: ['full'] } }, 5, { order: 'a1' }),
      'risk-rule/c': rule({ type: { like: 'norm' } }, 5, { order: 'a2' }),
      'risk-rule/d': rule({ category: { is: ['Network'] } }, 5, { order: 'a3' }),
      'risk-rule/e': rule({ type: { is: ['standard'] } }, 5, { order: 'a4' }),
    })?.outcome
    expect(outcome?.level).toBeUndefined()
    expect(outcome !== undefined && 'tried' in outcome ? outcome.tried.map(({ result }) => result) : []).toEqual([
      'without-conditions',
      'not-understood',
      'not-understood',
      'not-known',
      'differs',
    ])
  })

  test.each<[string, Json, Record<string, Json>]>([
    ['all conditions must hold', { type: { is: ['normal'] }, 'back-out-plan': { is: ['written'] }, 'affected-items': { atLeast: 1 } }, {}],
    ['duration in minutes', { 'duration-minutes': { atLeast: 120 } }, {}],
    ['duration at most', { 'duration-minutes': { atMost: 120 } }, {}],
    ['the service above a configuration item', { service: { contains: 'PAY' } }, {}],
    ['a configuration item by name, case and signs aside', { ci: { is: ['ledger db'] } }, {}],
    ['what another system said of the risk', { 'stated-risk': { is: ['high'] } }, { risk: 'high' }],
  ])('ask for %s', (_, when, fields) => {
    expect(withRules({ 'risk-rule/x': rule(when, 4) }, fields)?.outcome.level).toBe(4)
  })

  test('see a freeze over what the change touches and all above it, and the hard one first', () => {
    const freeze = (more: Record<string, Json>) => ({
      of: 'calendar/main',
      title: 'Year-end',
      start: '2026-12-05',
      end: '2026-12-06',
      severity: 'soft',
      ...more,
    })
    const engine = (freezes: Record<string, Record<string, Json>>, fields: Record<string, Json> = {}) =>
      assess(fields, { 'calendar/main': { 'calendar/main': {}, ...freezes } }).outcome.engines[0]
    expect(engine({ 'freeze/a': freeze({}) })?.outcome).toMatchObject({ level: 4, rule: { id: 'usual-soft-freeze' } })
    expect(engine({ 'freeze/a': freeze({}), 'freeze/b': freeze({ severity: 'hard', appliesTo: { 'service/pay': true } }) })?.outcome.level).toBe(5)
    expect(engine({ 'freeze/a': freeze({ appliesTo: { 'service/other': true } }) })?.outcome.level).toBe(2)
    expect(engine({ 'freeze/a': freeze({}) }, { plannedStart: '', plannedEnd: '' })?.outcome.level).toBe(2)
  })

  test('see whether the change lies in its maintenance window', () => {
    const window = (start: string, end: string) => ({
      'calendar/main': { 'calendar/main': {}, 'window/w': { of: 'calendar/main', title: 'Sunday', start, end, appliesTo: { 'ci/db': true } } },
    })
    expect(assess({}, window('2026-12-05T20:00:00Z', '2026-12-06T02:00:00Z')).outcome.level).toBe(2)
    expect(assess({}, window('2026-12-05T20:00:00Z', '2026-12-05T22:00:00Z')).outcome.engines[0]?.outcome).toMatchObject({
      level: 3,
      rule: { id: 'usual-outside' },
    })
    // A single night far away says nothing of this one.
    expect(assess({}, window('2026-03-05T20:00:00Z', '2026-03-05T22:00:00Z')).outcome.level).toBe(2)
  })
})

describe('the questionnaire', () => {
  test('gives no level without an answer, the least that is possible with some, and its own with all', () => {
    const none = assess({}).outcome.engines[1]
    expect(none?.outcome).toMatchObject({ level: undefined, state: 'unanswered' })
    const some = assess({ riskAnswers: { 'usual-way-back': 5, 'usual-tests': 5 } }).outcome.engines[1]
    // (5 x 100 + 5 x 80 + 1 x 260) / 440 = 2.63…
    expect(some?.outcome).toMatchObject({ level: 3, state: 'at-least', score: { total: 1160, weights: 440 } })
    expect(assess({ riskAnswers: answers(1) }).outcome.engines[1]?.outcome).toMatchObject({ level: 1, state: 'complete' })
  })

  test('says in words what is answered and what is not', () => {
    const engine = assess({ riskAnswers: { 'usual-way-back': 5 } }).outcome.engines[1]
    const words = engine === undefined ? undefined : engineWords(engine, { likelihoodWords: ['', '', '', '', ''], impactWords: ['', '', '', '', ''] })
    expect(words?.line).toBe('1 of 7 answered: at least this, with a score of 1.90 or more.')
    expect(words?.details).toContain('How hard is it to take back? 5 (Can’t be taken back), weight 100.')
    expect(words?.details).toContain('How was it tested? Not answered, weight 80.')
    expect(words?.details).toContain('Sum of answer times weight 840, by the sum of weights 440, each missing answer taken as 1.')
  })
})

test('impact is the highest over its dimensions, and of the ratings the residual one counts, else the current, else the inherent', () => {
  const engine = (fields: Record<string, Json>) => assess(fields).outcome.engines[2]
  const inherentRisk = rated(4, { service: 2, data: 5, reputation: 5 })
  expect(engine({ inherentRisk })?.outcome).toMatchObject({
    level: 5,
    counts: 'inherent',
    ratings: { inherent: { impact: 5, decisive: ['data', 'reputation'] } },
  })
  expect(engine({ inherentRisk, currentRisk: rated(2, { data: 4 }) })?.outcome).toMatchObject({ level: 3, counts: 'current' })
  expect(engine({ inherentRisk, currentRisk: rated(2, { data: 4 }), residualRisk: rated(1, { data: 2 }) })?.outcome).toMatchObject({
    level: 1,
    counts: 'residual',
  })
  // Half a rating has no level.
  expect(engine({ inherentRisk, residualRisk: rated(1, {}) })?.outcome).toMatchObject({ counts: 'inherent' })
  expect(engine({ inherentRisk: rated(2, { weather: 5 }) })?.outcome).toMatchObject({ level: 3, ratings: { inherent: { impact: 5 } } })
})

describe('past outcomes', () => {
  const engine = (ones: readonly Parameters<typeof rootsWith>[0][], fields: Record<string, Json> = {}) =>
    assess(fields, Object.assign({}, ...ones)).outcome.engines[3]

  test('give a level by the mean of their points, from three changes on', () => {
    expect(engine([past('a', 'unsuccessful'), past('b', 'unsuccessful')])?.outcome).toMatchObject({ level: undefined, state: 'too-few', unsuccessful: 2 })
    expect(engine([past('a', 'successful'), past('b', 'successful'), past('c3', 'successful')])?.outcome).toMatchObject({ level: 1, points: 9 })
    // 3 + 3 - 5 = 1 over 3: not below 0, and so moderate.
    expect(engine([past('a', 'successful'), past('b', 'successful'), past('c3', 'unsuccessful')])?.outcome).toMatchObject({ level: 3, points: 1 })
    expect(engine([past('a', 'unsuccessful'), past('b', 'unsuccessful'), past('c3', 'successful-with-issues')])?.outcome).toMatchObject({
      level: 5,
      points: -12,
    })
    expect(engine([])?.outcome).toMatchObject({ level: undefined, state: 'none' })
  })

  test('count what ended in the 24 months before the planned start, and the change itself never', () => {
    const at = (actualEnd: string) => ({ actualEnd })
    const ones = [
      past('old', 'unsuccessful', at('2024-12-05T20:59:59Z')),
      past('edge', 'successful', at('2024-12-05T21:00:01Z')),
      past('later', 'unsuccessful', at('2026-12-06T00:00:00Z')),
    ]
    const found = engine(ones, { state: 'closed', closeCode: 'unsuccessful', actualEnd: '2026-12-05T20:00:00Z' })?.outcome
    expect(found !== undefined && 'similar' in found ? found.similar.map(({ change }) => change) : []).toEqual(['edge'])
  })

  test('ask the nearest likeness first, and a farther one only while there are fewer than five', () => {
    const own = Array.from({ length: 5 }, (_, at) => past(`own${at}`, 'successful'))
    const sameService = past('service', 'unsuccessful', {}, ['service/pay'])
    const sameCategory = past('category', 'unsuccessful', { category: 'Database' }, [])
    const alike = (ones: readonly Parameters<typeof rootsWith>[0][]) => {
      const found = engine(ones, { category: 'Database' })?.outcome
      return found !== undefined && 'similar' in found ? found.similar.map(({ change, likeness }) => `${change} ${likeness}`).sort() : []
    }
    expect(alike([...own, sameService, sameCategory])).toEqual(own.map((_, at) => `own${at} ci`))
    expect(alike([...own.slice(1), sameService, sameCategory])).toContain('service service')
    expect(alike([...own.slice(1), sameService, sameCategory])).not.toContain('category category')
    expect(alike([sameService, sameCategory])).toEqual(['category category', 'service service'])
  })
})

test('a release has the highest level of its changes and open risks, and says whose it is', () => {
  const risk = (likelihood: number, impact: number, more: Record<string, Json> = {}) => ({
    of: 'release/r',
    title: 'Risk',
    number: 'R-1',
    residual: { kind: 'rated', likelihood, impact },
    ...more,
  })
  const release = (risks: Record<string, Record<string, Json>>) =>
    rootsWith({
      ...workspace,
      ...changeRoot('c', { ...planned, residualRisk: rated(4, { service: 4 }) }, ['ci/db']),
      ...changeRoot('gone', { ...planned, state: 'cancelled', residualRisk: rated(5, { service: 5 }) }),
      'release/r': {
        'release/r': { name: 'Payments' },
        'release-change/1': { of: 'release/r', change: 'c' },
        'release-change/2': { of: 'release/r', change: 'gone' },
        ...risks,
      },
    })
  expect(releaseRisk(release({}), 'r')?.outcome).toMatchObject({ level: 4, word: 'High', decidedBy: [{ entity: 'change/c' }] })
  const both = releaseRisk(release({ 'risk/1': risk(5, 5), 'risk/2': risk(5, 5, { state: 'closed' }), 'risk/3': { of: 'release/r', title: 'Not rated' } }), 'r')
  expect(both?.outcome).toMatchObject({ level: 5, decidedBy: [{ entity: 'risk/1' }] })
  expect(both?.outcome.parts.map(({ entity, level }) => [entity, level])).toEqual([
    ['risk/1', 5],
    ['change/c', 4],
    ['risk/3', undefined],
  ])
})
