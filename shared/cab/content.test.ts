import { describe, expect, test } from 'vitest'
import { sha256 } from '#test/torture/world'
import type { SeenContent } from '../model/seen'
import { hashOfAgenda } from './content'

const content = (title: string): SeenContent => ({ hash: 1, fields: { 'change/a': { shortDescription: title } } })

describe('the hash of an agenda', () => {
  test('is of what its items hold, in whatever order', () => {
    expect(hashOfAgenda([content('a'), content('b')], sha256)).toBe(hashOfAgenda([content('b'), content('a')], sha256))
    expect(hashOfAgenda([content('a'), content('b')], sha256)).toMatch(/^[0-9a-f]{64}$/)
  })
  test('is another one when an item holds something else, or one is missing', () => {
    const one = hashOfAgenda([content('a'), content('b')], sha256)
    expect(hashOfAgenda([content('a'), content('c')], sha256)).not.toBe(one)
    expect(hashOfAgenda([content('a')], sha256)).not.toBe(one)
  })
})
