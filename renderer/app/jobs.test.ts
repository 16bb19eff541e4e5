import { expect, test } from 'vitest'
import { timeLeft } from './jobs'

const job = { id: 'j', what: 'Export', startedAt: 1_000, done: 0, of: 0, cancelled: false }

test('the time left follows from what is done, and is not guessed before', () => {
  expect(timeLeft(job, 2_000)).toBeUndefined()
  expect(timeLeft({ ...job, done: 50, of: 200 }, 11_000)).toBe(30_000)
  expect(timeLeft({ ...job, done: 200, of: 200 }, 11_000)).toBe(0)
})
