import { expect, test } from 'vitest'
import { redacted } from './problem-log'

test('a stack keeps its places and loses whose disk it was on', () => {
  const stack =
    'Error: ENOENT, open "/home/anna/Kunden GmbH/plan.json"\n at read (/opt/Slipway/resources/app.asar/dist/main/start.cjs:12:3)\n at C:\\Users\\Anna\\x.cjs:1:1'
  const words = redacted(stack)
  expect(words).not.toMatch(/anna|Users|opt/i)
  expect(words).toContain('start.cjs:12:3')
})
