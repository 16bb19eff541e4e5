import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Places } from './places'

describe('places of names', () => {
  const name = fc.oneof(
    fc.string({ maxLength: 12, unit: 'grapheme' }),
    fc.uuid(),
    fc.nat(300).map((n) => `task-${n}`),
    fc.nat(300).map((n) => `${n}: of the same end`),
  )

  test('are those of a map, whatever the names, with the last of equal ones', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 600 }), fc.array(name, { maxLength: 50 }), (names, others) => {
        const map = new Map(names.map((one, place) => [one, place]))
        const places = new Places(names)
        for (const one of [...names, ...others, '']) expect(places.get(one)).toBe(map.get(one))
      }),
    )
  })

  test('are found among many thousand names that end alike', () => {
    const names = Array.from({ length: 20_000 }, (_, n) => `${n} of the same end`)
    const places = new Places(names)
    for (const [place, one] of names.entries()) if (places.get(one) !== place) throw new Error(one)
    expect(places.get('20000 of the same end')).toBeUndefined()
  })
})
