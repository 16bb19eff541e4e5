import { expect, test } from 'vitest'
import { canMoveTask, Progress, taskMoves } from './task'

const taskStates = Progress.options.map(({ shape }) => shape.state.value)

test('every state of a task is reached from planned by allowed moves', () => {
  const reached = new Set(['planned'])
  for (const state of taskStates) if (reached.has(state)) for (const next of taskMoves[state]) reached.add(next)
  expect([...reached].sort()).toEqual([...taskStates].sort())
})

test('what is done stays done, what failed can be tried again or skipped, and nothing is done that was not begun', () => {
  expect(taskStates.filter((to) => canMoveTask('done', to))).toEqual([])
  expect(taskStates.filter((to) => canMoveTask('failed', to))).toEqual(['in-progress', 'skipped'])
  expect(taskStates.filter((from) => canMoveTask(from, 'done'))).toEqual(['in-progress'])
})
