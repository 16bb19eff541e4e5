import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beyondLimits, usualLimits } from './payload-limits'

const nested = (depth: number): unknown => (depth === 0 ? 'end' : { in: nested(depth - 1) })

describe('payload limits', () => {
  test('any JSON of reasonable size passes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const text = JSON.stringify(value)
        fc.pre(!/"(?:__proto__|constructor|prototype)":/.test(text))
        expect(beyondLimits(value)).toBeUndefined()
      }),
    )
  })
  test('text, bytes, lists, keys and depth each have their end', () => {
    expect(beyondLimits('a'.repeat(1_000_000))).toBeUndefined()
    expect(beyondLimits({ a: ['a'.repeat(1_000_001)] })).toBe('a text is too long')
    expect(beyondLimits(new Uint8Array(1))).toBe('too many bytes')
    expect(beyondLimits(new Uint8Array(8), { ...usualLimits, binary: 8 })).toBeUndefined()
    expect(beyondLimits(Array.from({ length: 100_001 }, () => 1))).toBe('a list is too long')
    expect(beyondLimits(Object.fromEntries(Array.from({ length: 100_001 }, (_, n) => [n, n])))).toBe('too many keys')
    expect(beyondLimits(nested(32))).toBeUndefined()
    expect(beyondLimits(nested(33))).toBe('nested too deeply')
  })
  test('a cycle and an unfolding bomb end quickly', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(beyondLimits(cycle)).toBe('nested too deeply')
    const bomb = Array.from({ length: 30 }).reduce<unknown>((inner) => [inner, inner, inner, inner], 'x')
    expect(beyondLimits(bomb)).toBe('too many values')
  })
  test('what is no plain data is refused', () => {
    const odd = [new Map(), new Set(), new Date(0), /a/, new Error('x'), 1n, new ArrayBuffer(1), new Float64Array(1), new (class Own {})()]
    for (const value of odd) expect(beyondLimits({ value })).toBe('no plain data')
  })
  test('keys that reach into prototypes are refused', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) expect(beyondLimits(JSON.parse(`{"a":{"${key}":1}}`))).toBe('a forbidden key')
  })
})
