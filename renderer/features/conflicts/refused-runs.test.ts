import { expect, test } from 'vitest'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { refusedRuns } from './refused-runs'

const conflict = (key: string): Conflict => ({
  key,
  kind: 'in-freeze',
  severity: 'hard',
  subject: 'change/a',
  other: 'freeze/f',
  from: 0,
  to: 1,
  about: [],
  standing: { state: 'open' },
})

test('starts that follow each other for one reason are one line, in order of time, each thing for itself', () => {
  const places = [
    { entity: 'change/a', at: 30, conflict: conflict('x') },
    { entity: 'change/b', at: 10, conflict: undefined },
    { entity: 'change/a', at: 10, conflict: conflict('x') },
    { entity: 'change/a', at: 20, conflict: conflict('x') },
    { entity: 'change/a', at: 40, conflict: undefined },
    { entity: 'change/a', at: 50, conflict: conflict('x') },
  ]
  expect(refusedRuns(places).map(({ entity, from, to, many, conflict: why }) => [entity, from, to, many, why?.key])).toEqual([
    ['change/a', 10, 30, 3, 'x'],
    ['change/a', 40, 40, 1, undefined],
    ['change/a', 50, 50, 1, 'x'],
    ['change/b', 10, 10, 1, undefined],
  ])
})
