import { expect, test } from 'vitest'
import { fileTokens } from './file-tokens'

const clock = { now: 0 }
const tokens = fileTokens(() => clock.now)

test('a token opens its file for its window, in its direction, for an hour', () => {
  const token = tokens.grant('/home/anna/a.slipway', 1, 'read')
  expect(token).toMatch(/^[\w-]{32}$/)
  expect(tokens.redeem(token, 2, 'read')).toBeUndefined()
  expect(tokens.redeem(token, 1, 'write')).toBeUndefined()
  expect(tokens.redeem(token, 1, 'read')).toBe('/home/anna/a.slipway')
  clock.now += 3_599_999
  expect(tokens.redeem(token, 1, 'read')).toBe('/home/anna/a.slipway')
  clock.now += 1
  expect(tokens.redeem(token, 1, 'read')).toBeUndefined()
})

test('a token to write is good for one writing', () => {
  const token = tokens.grant('/home/anna/plan.pdf', 1, 'write')
  expect(tokens.redeem(token, 1, 'write')).toBe('/home/anna/plan.pdf')
  expect(tokens.redeem(token, 1, 'write')).toBeUndefined()
})

test('guesses and paths are no tokens, and a closed window takes its tokens along', () => {
  const token = tokens.grant('/a', 3, 'read')
  tokens.forget(3)
  for (const guess of [token, '/a', '', '__proto__']) expect(tokens.redeem(guess, 3, 'read')).toBeUndefined()
})
