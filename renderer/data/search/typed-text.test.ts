import { describe, expect, test } from 'vitest'
import type { HeldFields, Roots } from '#shared/log/apply'
import type { Json } from '#shared/model/json'
import { changedEntities, changedRoots } from './changed-entities'
import { documentOf, typedFields } from './typed-text'

const held = (fields: Readonly<Record<string, Json>>): HeldFields => Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value, '1']]))

describe('what of an entity is found', () => {
  test('number, name and version are its title, all other texts its text', () => {
    const fields = held({ removed: false, version: '26.12', name: 'Payments', number: 'RLS001', description: 'SEPA', type: 'major', target: '2026-12-05' })
    expect(documentOf('release/p', fields)).toEqual({ id: 'release/p', title: 'RLS001 Payments 26.12', text: 'SEPA' })
  })
  test('texts inside of values are found, states and times are not', () => {
    const progress = { state: 'failed', since: '2026-12-05T21:00:00Z', at: '2026-12-05T22:00:00Z', reason: 'disk full' }
    expect(documentOf('task/t', held({ removed: false, plan: 'abc', title: 'Smoke test', progress }))).toMatchObject({ text: 'disk full' })
    expect(documentOf('change/c', held({ removed: false, shortDescription: 'X', custom: { u_vendor: 'Acme' } }))).toMatchObject({ text: 'Acme' })
  })
  test('what is removed, only joins others, or is of a kind unknown here is not found', () => {
    expect(documentOf('release/p', held({ name: 'Payments' }))).toBeUndefined()
    expect(documentOf('release/p', held({ removed: true, name: 'Payments' }))).toBeUndefined()
    expect(documentOf('release-change/x', held({ removed: false, change: 'change/c' }))).toBeUndefined()
    expect(documentOf('hologram/h', held({ removed: false, title: 'From a newer Slipway' }))).toBeUndefined()
    expect(documentOf('release/p', undefined)).toBeUndefined()
  })
  test('all that the form of a change asks to be typed is found', () => {
    expect(typedFields('change')).toEqual(
      expect.arrayContaining(['shortDescription', 'description', 'justification', 'implementationPlan', 'backoutPlan', 'testPlan', 'closeNotes', 'custom']),
    )
    expect(typedFields('task')).toEqual(expect.arrayContaining(['code', 'title', 'who', 'instructions', 'expectedResult', 'backOut', 'progress']))
    expect(typedFields('task')).not.toContain('plan')
    expect(typedFields('risk')).not.toContain('due')
  })
})

describe('which entities have changed', () => {
  const a = held({ title: 'A' })
  const b = held({ title: 'B' })
  const record = (root: string, entities: Readonly<Record<string, HeldFields>>) => ({ root, entities })
  const changed = (before: Roots, after: Roots) =>
    changedRoots(before, after)
      .flatMap((root) => changedEntities(before[root], after[root]).map((entity) => `${root} ${entity}`))
      .sort()
  test('records that are the same are not looked into; others by their entities', () => {
    const same = record('release/s', { 'release/s': a })
    const before = { 'release/s': same, 'release/x': record('release/x', { 'release/x': a, 'task/1': a, 'task/2': a }) }
    const after = { 'release/s': same, 'release/x': record('release/x', { 'release/x': a, 'task/1': b, 'task/3': a }) }
    expect(changed(before, after)).toEqual(['release/x task/1', 'release/x task/2', 'release/x task/3'])
  })
  test('a root that came or went takes its entities along', () => {
    const one = { 'release/x': record('release/x', { 'release/x': a, 'task/1': a }) }
    expect(changed({}, one)).toEqual(['release/x release/x', 'release/x task/1'])
    expect(changed(one, {})).toEqual(['release/x release/x', 'release/x task/1'])
    expect(changed(one, one)).toEqual([])
  })
})
