import { describe, expect, test } from 'vitest'
import { variables } from './theme'
import { lookFor } from './theme-choice'

test('no colour is written anywhere in the theme but as a token', () => {
  const { light, dark } = variables({} as Parameters<typeof variables>[0])
  expect(light).toEqual(dark)
  for (const value of Object.values(light)) expect(value).toMatch(/^var\(--[\w-]+\)$/)
})

describe('the look', () => {
  test('a choice comes before the system', () => {
    expect(lookFor('light', { dark: true, moreContrast: true })).toBe('light')
    expect(lookFor('contrast', { dark: true, moreContrast: false })).toBe('contrast')
  })
  test('the system’s wish for contrast comes before its dark', () => {
    expect(lookFor('system', { dark: true, moreContrast: true })).toBe('contrast')
    expect(lookFor('system', { dark: true, moreContrast: false })).toBe('dark')
    expect(lookFor('system', { dark: false, moreContrast: false })).toBe('light')
  })
})
