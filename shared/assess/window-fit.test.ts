import { expect, test } from 'vitest'
import { type FitSpan, windowFit } from './window-fit'

const span = (startsAt: number, endsAt: number): FitSpan => ({
  entity: 'plan/p',
  startsAt: startsAt * 60_000,
  endsAt: endsAt * 60_000,
  fields: { start: 'start', end: 'windowEnd' },
})

test('a plan that ends inside its window has minutes to spare', () => {
  expect(windowFit(span(0, 270), span(0, 360)).outcome).toEqual({ fits: true, spareMinutes: 90, earlyMinutes: 0 })
})

test('a plan that ends after its window does not fit, by so many minutes', () => {
  expect(windowFit(span(0, 400), span(0, 360)).outcome).toEqual({ fits: false, spareMinutes: -40, earlyMinutes: 0 })
})

test('preparation before the window is told and no misfit', () => {
  expect(windowFit(span(-30, 270), span(0, 360)).outcome).toEqual({ fits: true, spareMinutes: 90, earlyMinutes: 30 })
})
