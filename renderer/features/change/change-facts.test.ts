import { expect, test } from 'vitest'
import { notAsked } from '#shared/model/approval'
import { viewOf } from '#shared/model/view'
import { missingFor, movesOf } from './change-facts'

const facts = (fields: Parameters<typeof viewOf>[2]) => ({
  change: viewOf('change', 'c', fields),
  affectsSomething: false,
  openTasks: 0,
  isAssessed: false,
  approval: notAsked,
})

test('a change is offered the moves of its own type alone', () => {
  expect(movesOf(facts({ type: 'standard' })).forward.map(({ to }) => to)).toEqual(['scheduled'])
  expect(movesOf(facts({ type: 'emergency' })).forward.map(({ to }) => to)).toEqual(['authorize'])
  expect(movesOf(facts({ type: 'normal' })).forward.map(({ to }) => to)).toEqual(['assess'])
})

test('going back and cancelling stand apart, also while it is on hold', () => {
  const held = facts({ state: 'assess', onHold: { held: true, reason: 'vendor' } })
  expect(movesOf(held).others.map(({ to }) => to)).toEqual(['new', 'cancelled'])
  expect(missingFor(held, 'new').map(({ code }) => code)).toEqual(['on-hold'])
  expect(missingFor(held, 'cancelled')).toEqual([])
})

test('a change is sent to assessment with its risk assessed here, or stated by another system', () => {
  const codes = (given: ReturnType<typeof facts>) => missingFor(given, 'assess').map(({ code }) => code)
  expect(codes(facts({ type: 'normal' }))).toContain('risk-missing')
  expect(codes(facts({ type: 'normal', risk: 'low' }))).not.toContain('risk-missing')
  expect(codes({ ...facts({ type: 'normal' }), isAssessed: true })).not.toContain('risk-missing')
})
